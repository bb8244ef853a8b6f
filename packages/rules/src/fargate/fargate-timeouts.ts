import { limits } from "@stowage/model";
import { containers, requires } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateTimeouts: Rule = rule({
  id: "fargate-timeouts",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, `startTimeout` and `stopTimeout` are 2 to 120 seconds.",
  source: "ContainerDefinition$stopTimeout; developer guide, container timeouts",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["requiresCompatibilities=FARGATE", "startTimeout|stopTimeout"],
  messages: { range: "{member} is {seconds} s; Fargate takes {min} to {max}." },
  hint: "Write {min} to {max} seconds.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      for (const [member, { min, max }] of ranges) {
        const seconds = container[member];
        if (outside(seconds, { min, max })) report("range", [...at, member], { member, seconds, min, max });
      }
    }
  },
});

const ranges = [
  ["startTimeout", limits.fargateStartTimeout],
  ["stopTimeout", limits.fargateStopTimeout],
] as const;
