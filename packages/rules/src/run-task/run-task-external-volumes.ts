import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskExternalVolumes: Rule = rule({
  id: "run-task-external-volumes",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "A standalone task on external instances has no volumes that are configured at launch.",
  source: "developer guide, ECS Anywhere",
  docs: "ecs-anywhere",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["launchType=EXTERNAL", "volumeConfigurations"],
  messages: { volumes: "External instances attach no EBS volumes." },
  hint: "Remove `volumeConfigurations`.",
  check({ launchType, volumeConfigurations }, report) {
    if (launchType === "EXTERNAL" && volumeConfigurations?.length) report("volumes", ["volumeConfigurations"]);
  },
});
