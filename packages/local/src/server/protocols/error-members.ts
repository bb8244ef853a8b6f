import type { ServiceSchema, StowageError } from "@stowage/model";
import { AwsException } from "../../services/aws-exception.js";

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

/** An error's status and members. The service's model says which status, and how it spells the message's member. */
export function errorMembers(
  error: AwsException,
  schema?: ServiceSchema,
): { readonly status: number; readonly members: { readonly [name: string]: unknown } } {
  const declared = declaredError(error, schema);
  const member = declared !== undefined && "Message" in declared.members ? "Message" : "message";
  const others = Object.fromEntries(Object.keys(declared?.members ?? {}).map((name) => [name, error.members[name]]));
  return { status: declared?.httpStatus ?? commonErrors[error.type] ?? 400, members: { ...others, [member]: error.message } };
}

/** The code that a Query client knows the error by. */
export function queryCode(error: AwsException, schema?: ServiceSchema): string {
  return declaredError(error, schema)?.code ?? error.type;
}

/** A service that was a Query one names the old code in a header. */
export function queryError(error: AwsException, schema?: ServiceSchema): { readonly [name: string]: string } {
  if (!schema?.wire.queryCompatible) return {};
  return { "x-amzn-query-error": `${queryCode(error, schema)};${errorMembers(error, schema).status < 500 ? "Sender" : "Receiver"}` };
}

/**
 * What a mistake of ours is answered with: the service's own word for it where it has one. Nothing of the cause leaves, unless it is one that is
 * meant for people (the disk is full).
 */
export function internalError(schema: ServiceSchema | undefined, cause?: StowageError): AwsException {
  const type = schema?.errors["ServerException"] !== undefined ? "ServerException" : "InternalFailure";
  return new AwsException(
    type,
    cause ? `${cause.message} ${cause.hint ?? ""}`.trimEnd() : "Stowage made a mistake; its log has the details.",
  );
}

function declaredError(error: AwsException, schema: ServiceSchema | undefined): ServiceSchema["errors"][string] | undefined {
  return schema !== undefined && Object.hasOwn(schema.errors, error.type) ? schema.errors[error.type] : undefined;
}
