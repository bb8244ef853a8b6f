import { listenerAttributes } from "@stowage/model";
import type { ModifyListenerAttributesInput, ModifyListenerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { changedAttributes, listAttributes } from "./attributes.js";
import { requireListener } from "./listeners.js";

export const modifyListenerAttributes: Operation<ModifyListenerAttributesInput, ModifyListenerAttributesOutput> = operation(
  "ModifyListenerAttributes",
  ({ input, view }) => {
    const { arn, attributes: before, listener } = requireListener(view, input.ListenerArn);
    const known = listenerAttributes(listener.Protocol);
    const attributes = changedAttributes(known, before, input.Attributes ?? []);
    return {
      output: { Attributes: listAttributes(known, attributes) },
      commands: [{ op: "patch", table: "listeners", key: arn, row: { attributes }, why: "ModifyListenerAttributes" }],
    };
  },
);
