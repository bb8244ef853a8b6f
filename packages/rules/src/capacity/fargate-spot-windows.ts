import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { strategyOf } from "../services.js";

export const fargateSpotWindows: Rule = rule({
  id: "fargate-spot-windows",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "FARGATE_SPOT runs Linux tasks; on ARM64 with platform version 1.4.0.",
  source: "developer guide, Fargate capacity providers",
  docs: "fargate-capacity-providers",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "capacityProviderStrategy",
  messages: { windows: "FARGATE_SPOT does not run Windows tasks." },
  hint: "Use FARGATE.",
  check(launched, report, { taskDefinition }) {
    if (!taskDefinition || !isWindows(taskDefinition)) return;
    for (const [index, { capacityProvider }] of strategyOf(launched).entries()) {
      if (capacityProvider === "FARGATE_SPOT") report("windows", ["capacityProviderStrategy", index, "capacityProvider"]);
    }
  },
});
