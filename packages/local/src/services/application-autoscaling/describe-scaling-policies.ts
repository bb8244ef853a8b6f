import type { DescribeScalingPoliciesRequest, DescribeScalingPoliciesResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { scalingPage } from "./pages.js";
import { policiesOf } from "./policies.js";

export const describeScalingPolicies: Operation<DescribeScalingPoliciesRequest, DescribeScalingPoliciesResponse> = operation(
  "DescribeScalingPolicies",
  ({ input, view, place }) => {
    const policies = policiesOf(view, place, input).filter((policy) => input.PolicyNames?.includes(policy.PolicyName!) ?? true);
    const { items, rest } = scalingPage(policies, (policy) => policy.PolicyARN!, input);
    return { output: { ScalingPolicies: items, ...rest } };
  },
);
