import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const clusterName: Rule = rule({
  id: "cluster-name",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "A cluster's name is 1 to 255 letters, digits, hyphens and underscores.",
  source: "CreateClusterRequest$clusterName",
  docs: "API_CreateCluster",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { pattern: '"{name}" is not of 1 to 255 letters, digits, - and _.' },
  hint: "Write a name of 1 to 255 letters, digits, hyphens and underscores.",
  check({ clusterName: name }, report) {
    if (name !== undefined && !/^[A-Za-z0-9_-]{1,255}$/.test(name)) report("pattern", ["clusterName"], { name });
  },
});
