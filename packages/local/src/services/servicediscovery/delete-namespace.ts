import type { DeleteNamespaceRequest, DeleteNamespaceResponse } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { requireNamespace } from "./namespaces.js";
import { doneOperation } from "./operations-log.js";

export const deleteNamespace: Operation<DeleteNamespaceRequest, DeleteNamespaceResponse> = operation("DeleteNamespace", (call) => {
  const namespace = requireNamespace(call, call.input.Id);
  for (const service of call.view.discoveryServicesOf(namespace.id)) {
    throw new AwsException(
      "ResourceInUse",
      `The namespace "${namespace.name}" still holds services, "${service.name}" for one. Delete them first.`,
    );
  }
  const done = doneOperation(call, "DELETE_NAMESPACE", { NAMESPACE: namespace.id });
  return {
    output: { OperationId: done.id },
    commands: [
      { op: "delete", table: "namespaces", key: namespace.id, why: "DeleteNamespace" },
      ...dropTags(call.view, namespace.arn),
      ...done.commands,
    ],
  };
});
