import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const terminationProtection: Rule = rule({
  id: "termination-protection",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "Managed termination protection needs managed scaling, and a group that protects its instances from scaling in.",
  source: "AutoScalingGroupProvider$managedTerminationProtection; developer guide, managed termination protection",
  docs: "API_AutoScalingGroupProvider",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "managedTerminationProtection",
  messages: {
    scaling: "Instances are protected from managed scaling alone, and that is off.",
    group: 'The Auto Scaling group "{group}" does not protect its instances from scaling in.',
  },
  hint: 'Write `"managedScaling": { "status": "ENABLED" }` and, in the group, `"NewInstancesProtectedFromScaleIn": true`; or turn the protection off.',
  check({ autoScalingGroupProvider: provider }, report, { assembly }) {
    if (provider?.managedTerminationProtection !== "ENABLED") return;
    const at = ["autoScalingGroupProvider", "managedTerminationProtection"];
    if (provider.managedScaling?.status !== "ENABLED") report("scaling", at);
    const { autoScalingGroupArn: name } = provider;
    const groups = assembly?.autoScalingGroups;
    const own = groups && Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (own && own.autoScalingGroup.NewInstancesProtectedFromScaleIn !== true) report("group", at, { group: name });
  },
});
