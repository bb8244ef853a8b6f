import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const terminationProtection: Rule = rule({
  id: "termination-protection",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "Managed termination protection needs managed scaling.",
  source: "AutoScalingGroupProvider$managedTerminationProtection",
  docs: "API_AutoScalingGroupProvider",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "managedTerminationProtection",
  messages: { scaling: "Instances are protected from managed scaling alone, and that is off." },
  hint: 'Write `"managedScaling": { "status": "ENABLED" }`, or turn the protection off.',
  check({ autoScalingGroupProvider: group }, report) {
    if (group?.managedTerminationProtection === "ENABLED" && group.managedScaling?.status !== "ENABLED")
      report("scaling", ["autoScalingGroupProvider", "managedTerminationProtection"]);
  },
});
