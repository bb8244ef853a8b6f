import type { Channel } from "./channel.js";
import { causeText, ServiceConnectError } from "./errors.js";
import type { LiveEndpoint } from "./live-endpoint.js";

/** Every try failed before an answer began. */
export function unreachable({ service }: Channel, tries: number, last: unknown): ServiceConnectError {
  const message = `"${service}": no answer after ${tries === 1 ? "1 try" : `${tries} tries`}; the last failed with: ${causeText(last)}`;
  return new ServiceConnectError("ERR_STOWAGE_UNREACHABLE", message, { service, cause: last });
}

/** No endpoint came in time. */
export function noEndpoint({ service, lastFailure, settings }: Channel): ServiceConnectError {
  const why =
    lastFailure === undefined
      ? "no task of it is registered: is the service deployed, with tasks that run and are healthy?"
      : `it could not be resolved: ${causeText(lastFailure)}`;
  const message = `"${service}" has no endpoint after ${settings.endpointWaitMs} ms; ${why}`;
  return new ServiceConnectError("ERR_STOWAGE_NO_ENDPOINT", message, { service, cause: lastFailure });
}

/** The request's time was up, at an endpoint or on the way to one. */
export function requestTimeout({ service, settings }: Channel, endpoint: LiveEndpoint | undefined, last: unknown): ServiceConnectError {
  const at = endpoint === undefined ? "" : ` at ${endpoint.address.host}:${endpoint.address.port}`;
  const message = `"${service}"${at}: no whole answer within ${settings.requestTimeoutMs} ms; \`requestTimeoutMs\` sets the limit.`;
  return new ServiceConnectError("ERR_STOWAGE_REQUEST_TIMEOUT", message, { service, cause: last });
}
