import { isObject } from "@stowage/model";
import { AwsException } from "../../services/aws-exception.js";
import { encodeOutput } from "./encode-output.js";
import { errorMembers, queryError } from "./error-members.js";
import type { Protocol } from "./protocol.js";

/** AWS JSON 1.0 and 1.1: a JSON object in, a JSON object out, the operation in `X-Amz-Target`. */
export function jsonProtocol(version: "1.0" | "1.1"): Protocol {
  return {
    headers: { "content-type": `application/x-amz-json-${version}` },
    idHeader: "x-amzn-RequestId",
    exceptions: { unknownOperation: "UnknownOperationException", wrongType: "SerializationException" },
    read: (_service, _operation, body) => parse(body),
    write: ({ schema }, operation, output) => encodeOutput(schema, schema.operations[operation]!.output, output),
    error(error, service) {
      const { status, members } = errorMembers(error, service?.schema);
      return { status, headers: queryError(error, service?.schema), body: JSON.stringify({ __type: error.type, ...members }) };
    },
  };
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (error) {
    throw new AwsException("SerializationException", `The body is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw new AwsException("SerializationException", "The body must be a JSON object.");
  return value;
}
