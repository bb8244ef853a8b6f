import type { DeleteListenerInput, DeleteListenerOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { dropListener } from "./drop-listener.js";
import { requireListener } from "./listeners.js";

export const deleteListener: Operation<DeleteListenerInput, DeleteListenerOutput> = operation("DeleteListener", ({ input, view }) => ({
  output: {},
  commands: dropListener(view, requireListener(view, input.ListenerArn)),
}));
