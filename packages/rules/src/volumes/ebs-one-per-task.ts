import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsOnePerTask: Rule = rule({
  id: "ebs-one-per-task",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "One volume of a task definition at most is configured at launch.",
  source: "Volume$configuredAtLaunch",
  docs: "API_Volume",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "configuredAtLaunch",
  messages: { second: 'The volume "{volume}" is the second that is configured at launch; ECS takes one.' },
  hint: "Put the data on one EBS volume, or use EFS for the other.",
  check(task, report) {
    const atLaunch = [...(task.volumes ?? []).entries()].filter(([, { configuredAtLaunch }]) => configuredAtLaunch === true);
    for (const [index, { name = "" }] of atLaunch.slice(1)) report("second", ["volumes", index, "configuredAtLaunch"], { volume: name });
  },
});
