import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const autoScalingGroupOnce: Rule = rule({
  id: "auto-scaling-group-once",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "An Auto Scaling group belongs to one capacity provider.",
  source: "CreateCapacityProvider; text: aws/containers-roadmap#632",
  docs: "API_CreateCapacityProvider",
  aws: {
    type: "ClientException",
    text: "The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.",
    sure: "seen",
  },
  needs: "autoScalingGroupProvider",
  messages: { taken: '"{other}" has this Auto Scaling group already.' },
  hint: "Give each capacity provider a group of its own.",
  check({ name, autoScalingGroupProvider }, report, { capacityProviders = {} }) {
    const group = autoScalingGroupProvider?.autoScalingGroupArn;
    if (group === undefined || isPlaceholder(group)) return;
    // Of several, the first by name keeps the group.
    const other = Object.values(capacityProviders).find(
      (own) => own.name < name && own.autoScalingGroupProvider?.autoScalingGroupArn === group,
    );
    if (other) report("taken", ["autoScalingGroupProvider", "autoScalingGroupArn"], { other: other.name });
  },
});
