import type { Place } from "@stowage/model";
import type { IncomingHttpHeaders } from "node:http";
import type { AwsService } from "../services/aws-service.js";
import type { AwsCall } from "./aws-calls.js";
import { placeOf, signedFor } from "./place-of.js";
import { jsonProtocol } from "./protocols/json.js";
import type { Protocol } from "./protocols/protocol.js";
import { ec2Protocol, queryProtocol } from "./protocols/query.js";
import { rpcCborProtocol } from "./protocols/rpc-cbor.js";

export interface AwsRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Which operation a POST request calls, and in which protocol: AWS JSON names it in `X-Amz-Target`, RPC v2 in the path, Query in the form's
 * `Action`, where the version (and, for a version that two services share, what the request is signed for) tells the service. Queries are
 * taken from the body alone: a link or an image on somebody's page cannot make a POST without an Origin.
 */
export function callReader(
  services: readonly AwsService[],
  here: Place,
): (request: AwsRequest) => Omit<AwsCall, "requestId" | "endpoint"> | undefined {
  const byTarget = new Map(services.map((service) => [service.targetPrefix, service]));

  function calls({ url, headers, body }: AwsRequest): Omit<AwsCall, "requestId" | "endpoint" | "place" | "body"> | undefined {
    const target = headers["x-amz-target"];
    if (typeof target === "string") {
      const [prefix = "", operation = ""] = target.split(".");
      return { target, service: byTarget.get(prefix), operation, protocol: jsonOf(headers["content-type"]) };
    }
    const [, name, operation] = /^\/service\/(\w+)\/operation\/(\w+)$/.exec(url) ?? [];
    if (name !== undefined && operation !== undefined && headers["smithy-protocol"] === "rpc-v2-cbor") {
      return { target: `${name}.${operation}`, service: byTarget.get(name), operation, protocol: rpcCborProtocol };
    }
    return isForm(headers["content-type"]) ? query(body, headers.authorization) : undefined;
  }

  function query(body: Buffer, authorization: string | undefined): ReturnType<typeof calls> {
    const form = new URLSearchParams(body.toString());
    const action = form.get("Action");
    if (action === null) return undefined;
    const version = form.get("Version") ?? "";
    const speaking = services.filter(({ schema: { wire } }) => wire.version === version && wire.namespace !== undefined);
    const service = speaking.find(({ name }) => name === signedFor(authorization)) ?? speaking[0];
    return {
      target: `${action} of version ${version}`,
      service,
      operation: action,
      protocol: service?.name === "ec2" ? ec2Protocol : queryProtocol,
    };
  }

  return (request) => {
    const call = calls(request);
    return call && { ...call, body: request.body, place: placeOf(request.headers.authorization, here) };
  };
}

/** The protocol that an answer is written in where the request could not be read. */
export function protocolOf(contentType: string | undefined): Protocol {
  if (contentType?.startsWith("application/cbor") === true) return rpcCborProtocol;
  return isForm(contentType) ? queryProtocol : jsonOf(contentType);
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.startsWith("application/x-www-form-urlencoded") === true;
}

function jsonOf(contentType: string | undefined): Protocol {
  return contentType?.startsWith("application/x-amz-json-1.0") === true ? json10 : json11;
}

const json10 = jsonProtocol("1.0");
const json11 = jsonProtocol("1.1");
