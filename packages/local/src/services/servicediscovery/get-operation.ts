import type { GetOperationRequest, GetOperationResponse } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";

export const getOperation: Operation<GetOperationRequest, GetOperationResponse> = operation("GetOperation", ({ input, view }) => {
  const row = view.get("discoveryOperations", input.OperationId);
  if (row === undefined) throw new AwsException("OperationNotFound", `There is no operation "${input.OperationId}".`);
  return { output: { Operation: row.operation } };
});
