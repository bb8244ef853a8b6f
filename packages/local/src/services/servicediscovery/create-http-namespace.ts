import type { CreateHttpNamespaceRequest, CreateHttpNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { createNamespace } from "./create-namespace.js";

export const createHttpNamespace: Operation<CreateHttpNamespaceRequest, CreateHttpNamespaceResponse> = operation(
  "CreateHttpNamespace",
  (call) => {
    const { Name, Description, CreatorRequestId } = call.input;
    return createNamespace(call, { name: Name, type: "HTTP", description: Description, creatorRequestId: CreatorRequestId });
  },
);
