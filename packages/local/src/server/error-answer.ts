import type { ServiceSchema } from "@stowage/model";
import { AwsException } from "../services/aws-exception.js";

/** HTTP statuses of the errors that every AWS service may answer with and no service's model declares. */
const commonErrors: { readonly [type: string]: number } = {
  AccessDeniedException: 400,
  InternalFailure: 500,
  NotImplemented: 501,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  UnknownOperationException: 400,
  ValidationException: 400,
};

/** An error as AWS JSON has it: status and body. The service's model says which status, and how it spells the message's member. */
export function errorAnswer(error: AwsException, schema?: ServiceSchema): { readonly status: number; readonly body: object } {
  const declared = schema?.errors[error.type];
  const member = declared !== undefined && "Message" in declared.members ? "Message" : "message";
  const others = Object.fromEntries(Object.keys(declared?.members ?? {}).map((name) => [name, error.members[name]]));
  return {
    status: declared?.httpStatus ?? commonErrors[error.type] ?? 400,
    body: { __type: error.type, ...others, [member]: error.message },
  };
}

/** What a mistake of ours is answered with: the service's own word for it where it has one. Nothing of the cause leaves. */
export function internalError(schema: ServiceSchema | undefined): AwsException {
  const type = schema?.errors["ServerException"] !== undefined ? "ServerException" : "InternalFailure";
  return new AwsException(type, "Stowage made a mistake; its log has the details.");
}
