import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const defaultNamespaceName: Rule = rule({
  id: "default-namespace-name",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "A cluster's default namespace has up to 1024 characters, none of them < > \" or /; or it is an ARN.",
  source: "ClusterServiceConnectDefaultsRequest$namespace",
  docs: "API_ClusterServiceConnectDefaultsRequest",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectDefaults",
  messages: { name: '"{name}" cannot be the name of a namespace.' },
  hint: "Write a name without < > \" and /, or the namespace's ARN.",
  check({ serviceConnectDefaults }, report) {
    const name = serviceConnectDefaults?.namespace;
    if (name === undefined || name.startsWith("arn:")) return;
    if (name.length > 1024 || /[<>"/]/.test(name)) report("name", ["serviceConnectDefaults", "namespace"], { name: name.slice(0, 60) });
  },
});
