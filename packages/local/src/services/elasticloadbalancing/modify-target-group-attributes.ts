import { targetGroupAttributes } from "@stowage/model";
import type { ModifyTargetGroupAttributesInput, ModifyTargetGroupAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { changedAttributes, listAttributes } from "./attributes.js";
import { requireTargetGroup } from "./target-groups.js";

export const modifyTargetGroupAttributes: Operation<ModifyTargetGroupAttributesInput, ModifyTargetGroupAttributesOutput> = operation(
  "ModifyTargetGroupAttributes",
  ({ input, view }) => {
    const { arn, attributes: before, targetGroup } = requireTargetGroup(view, input.TargetGroupArn);
    const known = targetGroupAttributes(targetGroup.Protocol, targetGroup.TargetType);
    const attributes = changedAttributes(known, before, input.Attributes ?? []);
    return {
      output: { Attributes: listAttributes(known, attributes) },
      commands: [{ op: "patch", table: "targetGroups", key: arn, row: { attributes }, why: "ModifyTargetGroupAttributes" }],
    };
  },
);
