import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { runsOnFargate } from "../services.js";

export const fargateNoPlacement: Rule = rule({
  id: "fargate-no-placement",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "On Fargate there are no placement constraints and no placement strategies.",
  source: "PlacementConstraint, PlacementStrategy",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", text: "Placement {kind} are not supported with FARGATE launch type.", sure: "form" },
  needs: "placementConstraints|placementStrategy",
  messages: { fargate: "Fargate has no instances to choose from, so placement {kind} mean nothing." },
  hint: "Remove `{member}`; Fargate spreads tasks over the subnets' zones.",
  fix: removeIt,
  check(launched, report) {
    if (!runsOnFargate(launched)) return;
    for (const [member, kind] of [
      ["placementConstraints", "constraints"],
      ["placementStrategy", "strategies"],
    ] as const) {
      if (launched[member]?.length) report("fargate", [member], { member, kind });
    }
  },
});
