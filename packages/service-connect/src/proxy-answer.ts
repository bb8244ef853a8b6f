import type { ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import { errorCode } from "./errors.js";
import { withoutHopByHop } from "./hop-by-hop.js";

/** A handler that writes an answer on to the client of the proxy, at the client's pace. */
export function answerHandler(response: ServerResponse): Dispatcher.DispatchHandler {
  return {
    onRequestStart(call) {
      if (response.destroyed) return call.abort(clientGone());
      response.on("drain", () => call.resume());
      response.on("close", () => {
        if (!response.writableFinished) call.abort(clientGone());
      });
    },
    onResponseStart(call, status, _headers, statusMessage) {
      if (status < 200) return;
      response.writeHead(status, statusMessage, withoutHopByHop(textOf(call.rawHeaders)));
      // The head may be all there is for a while, and the client waits for it.
      response.flushHeaders();
    },
    onResponseData(call, chunk) {
      if (!response.write(chunk)) call.pause();
    },
    onResponseEnd() {
      // A body that the endpoint did not want to the end would be taken for the connection's next request.
      response.end(() => response.req.complete || response.destroy());
    },
    onResponseError(_call, error) {
      answerError(response, error);
    },
  };
}

/** Says what went wrong as JSON, `{ code, message }`; an answer that has begun can only be broken off. */
export function answerError(response: ServerResponse, error: Error): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const code = errorCode(error) ?? "ERR_STOWAGE_UNREACHABLE";
  const body = JSON.stringify({ code, message: error.message });
  response.writeHead(statuses.get(code) ?? 502, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...(response.req.complete ? {} : { connection: "close" }),
  });
  response.end(body);
}

function clientGone(): Error {
  return new Error("The client closed the connection.");
}

const statuses: ReadonlyMap<string, number> = new Map([
  ["ERR_STOWAGE_NO_ENDPOINT", 503],
  ["ERR_STOWAGE_CLOSED", 503],
  ["ERR_STOWAGE_REQUEST_TIMEOUT", 504],
]);

/** Headers are bytes on the wire; latin1 keeps each of them. */
function textOf(raw: Dispatcher.DispatchController["rawHeaders"]): string[] {
  if (!Array.isArray(raw)) return [];
  return raw.map((part: string | Buffer) => (typeof part === "string" ? part : part.toString("latin1")));
}
