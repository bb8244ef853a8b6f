import type { UpdateHttpNamespaceRequest, UpdateHttpNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { updateNamespace } from "./update-namespace.js";

export const updateHttpNamespace: Operation<UpdateHttpNamespaceRequest, UpdateHttpNamespaceResponse> = operation(
  "UpdateHttpNamespace",
  (call) => updateNamespace(call, "HTTP", { description: call.input.Namespace.Description }),
);
