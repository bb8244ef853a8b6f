import type { ModifyListenerAttributesInput, ModifyListenerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { changedAttributes, listAttributes, listenerDefaults } from "./attributes.js";
import { requireListener } from "./listeners.js";

export const modifyListenerAttributes: Operation<ModifyListenerAttributesInput, ModifyListenerAttributesOutput> = operation(
  "ModifyListenerAttributes",
  ({ input, view }) => {
    const { arn, attributes: before, listener } = requireListener(view, input.ListenerArn);
    const defaults = listenerDefaults(listener.Protocol);
    const attributes = changedAttributes(defaults, before, input.Attributes ?? [], true);
    return {
      output: { Attributes: listAttributes(defaults, attributes) },
      commands: [{ op: "patch", table: "listeners", key: arn, row: { attributes }, why: "ModifyListenerAttributes" }],
    };
  },
);
