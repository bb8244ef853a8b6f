import { targetGroupAttributes } from "@stowage/model";
import type { DescribeTargetGroupAttributesInput, DescribeTargetGroupAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listAttributes } from "./attributes.js";
import { requireTargetGroup } from "./target-groups.js";

export const describeTargetGroupAttributes: Operation<DescribeTargetGroupAttributesInput, DescribeTargetGroupAttributesOutput> = operation(
  "DescribeTargetGroupAttributes",
  ({ input, view }) => {
    const { attributes, targetGroup } = requireTargetGroup(view, input.TargetGroupArn);
    return { output: { Attributes: listAttributes(targetGroupAttributes(targetGroup.Protocol, targetGroup.TargetType), attributes) } };
  },
);
