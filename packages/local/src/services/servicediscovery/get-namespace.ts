import type { GetNamespaceRequest, GetNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { namespaceOutput } from "./namespace-output.js";
import { requireNamespace } from "./namespaces.js";

export const getNamespace: Operation<GetNamespaceRequest, GetNamespaceResponse> = operation("GetNamespace", (call) => {
  const row = requireNamespace(call, call.input.Id);
  return { output: { Namespace: { ...namespaceOutput(call.view, row), CreatorRequestId: row.creatorRequestId } } };
});
