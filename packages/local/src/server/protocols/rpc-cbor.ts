import { isObject, type ServiceSchema, type TypeRef } from "@stowage/model";
import { AwsException } from "../../services/aws-exception.js";
import { CborTime, readCbor, writeCbor } from "./cbor.js";
import { errorMembers, queryError } from "./error-members.js";
import type { Protocol } from "./protocol.js";

/** Smithy RPC v2 CBOR: the operation in the path, CBOR in and out. Newer clients of CloudWatch speak it. */
export const rpcCborProtocol: Protocol = {
  headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
  idHeader: "x-amzn-RequestId",
  exceptions: { unknownOperation: "UnknownOperationException", wrongType: "SerializationException" },
  read(_service, _operation, body) {
    if (body.length === 0) return {};
    let value: unknown;
    try {
      value = readCbor(body);
    } catch (error) {
      throw new AwsException("SerializationException", `The body is not CBOR: ${(error as Error).message}`);
    }
    if (!isObject(value)) throw new AwsException("SerializationException", "The body must be a CBOR map.");
    return value;
  },
  write: ({ schema }, operation, output) => writeCbor(known(schema, `@${schema.operations[operation]!.output}`, output ?? {})),
  error(error, service) {
    const { status, members } = errorMembers(error, service?.schema);
    return { status, headers: queryError(error, service?.schema), body: writeCbor({ __type: error.type, ...members }) };
  },
};

/** The value with the members that the model has, and with times as CBOR has them. */
function known(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (typeof ref !== "string") {
    const [kind, of] = ref;
    if (kind === "list") return (value as readonly unknown[]).map((item) => known(schema, of, item));
    return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, known(schema, of, item)]));
  }
  if (ref === "timestamp") return new CborTime(value as number);
  if (!ref.startsWith("@") || !isObject(value)) return value;
  const members = schema.structures[ref.slice(1)]?.members ?? {};
  const out: Record<string, unknown> = {};
  for (const name in value) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member !== undefined && value[name] !== undefined && value[name] !== null) out[name] = known(schema, member, value[name]);
  }
  return out;
}
