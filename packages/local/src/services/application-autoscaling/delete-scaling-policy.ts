import type { DeleteScalingPolicyRequest, DeleteScalingPolicyResponse } from "@stowage/model/application-autoscaling";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { dropPolicy } from "./drop-policy.js";
import { policiesOf } from "./policies.js";
import { describeTarget } from "./scalable-targets.js";

export const deleteScalingPolicy: Operation<DeleteScalingPolicyRequest, DeleteScalingPolicyResponse> = operation(
  "DeleteScalingPolicy",
  ({ input, view, place, now }) => {
    const policy = policiesOf(view, place, input).find((row) => row.PolicyName === input.PolicyName);
    if (policy === undefined) {
      throw new AwsException(
        "ObjectNotFoundException",
        `No scaling policy found for ${describeTarget(input)}, policy name: ${input.PolicyName}`,
      );
    }
    return { output: {}, commands: dropPolicy(view, policy, now, "DeleteScalingPolicy") };
  },
);
