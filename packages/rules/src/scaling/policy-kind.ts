import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const policyKind: Rule = rule({
  id: "policy-kind",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "A scaling policy has the one configuration of its type.",
  source: "application-autoscaling PutScalingPolicy",
  docs: "scaling/API_PutScalingPolicy",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: { missing: "A policy of the type {type} has `{member}`.", other: "`{member}` is not for the type {type}." },
  hint: "Give the configuration that goes with `PolicyType`.",
  check(policy, report) {
    const type = policy.PolicyType ?? "StepScaling";
    for (const [own, member] of configurations) {
      if (own === type && !policy[member]) report("missing", [member], { type, member });
      if (own !== type && policy[member] && configurations.some(([known]) => known === type)) report("other", [member], { type, member });
    }
  },
});

const configurations = [
  ["StepScaling", "StepScalingPolicyConfiguration"],
  ["TargetTrackingScaling", "TargetTrackingScalingPolicyConfiguration"],
  ["PredictiveScaling", "PredictiveScalingPolicyConfiguration"],
] as const;
