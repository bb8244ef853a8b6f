import type { Place } from "@stowage/model";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../clock.js";
import type { Input } from "../control/types.js";
import type { Random } from "../random.js";
import { AwsException } from "../services/aws-exception.js";
import type { AwsService } from "../services/aws-service.js";
import { json, send, type HttpAnswer } from "./answer.js";
import { awsCalls, type AwsCall } from "./aws-calls.js";
import { callReader, protocolOf } from "./call-of.js";
import { execSessions } from "./exec-sessions.js";
import { isForeignFetch, isLocalHost, isLocalOrigin, type Listening } from "./local-names.js";
import type { Protocol } from "./protocols/protocol.js";
import { BodyTooLarge, bodyLimit, readBody } from "./read-body.js";
import { problem, stowagePage, type StowagePages } from "./stowage-pages.js";

export interface ServerOptions {
  readonly services: readonly AwsService[];
  /** Where callers are who do not say. */
  readonly place: Place;
  readonly pages: Omit<StowagePages, "place" | "run">;
  /** For request ids alone. */
  readonly random: Random;
  /** The machine's: for how long closing waits. */
  readonly clock: Clock;
  run<R>(input: Input<R>): Promise<R>;
  /** Takes a request for a stream over; true if it was one. */
  stream?(request: IncomingMessage, response: ServerResponse): boolean;
  log(message: string): void;
}

export interface LocalServer {
  /** @throws Node's error, `EADDRINUSE` for a port that is taken. */
  listen(at: Listening): Promise<Listening>;
  /** Takes nothing new, drops connections that wait, lets the answers under way leave. */
  close(): Promise<void>;
}

/**
 * A client has so long to send its headers, its whole request, and its next one on the same connection; and answers under way so long to
 * leave when the server closes. Our choice.
 */
const timeoutsMs = { headers: 10_000, request: 30_000, keepAlive: 60_000, close: 2_000 } as const;

/** The engine's HTTP server: the protocols of the AWS services that it speaks, and our own pages under `/_stowage/`. */
export function httpServer(options: ServerOptions): LocalServer {
  const { place, random, clock, log } = options;
  const pages: StowagePages = { ...options.pages, place, run: options.run };
  const aws = awsCalls(options);
  const readCall = callReader(options.services, place);
  const server = createServer({ connectionsCheckingInterval: 5000, noDelay: true }, (request, response) => {
    answer(request, response).catch((error: unknown) => failed(error, request, response));
  });
  server.headersTimeout = timeoutsMs.headers;
  server.requestTimeout = timeoutsMs.request;
  server.keepAliveTimeout = timeoutsMs.keepAlive;
  const sessions = execSessions(clock, random);
  server.on("upgrade", (request, socket, head) => {
    const refused = listening === undefined || foreign(request, listening) !== undefined;
    if (refused || !sessions.take(request, socket, head)) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
  let listening: Listening | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("error", () => undefined);
    const refusal = listening === undefined ? undefined : foreign(request, listening);
    if (refusal !== undefined) return refuse(request, response, refusal);
    const ours = request.url?.startsWith("/_stowage/") === true;
    if (ours && options.stream?.(request, response) === true) return;
    const body = await readBody(request);
    if (ours) return send(response, await stowagePage(pages, request, body));
    const call = awsCall(request, body);
    send(response, call === undefined ? notAws(request) : await aws(call));
  }

  function awsCall(request: IncomingMessage, body: Buffer): AwsCall | undefined {
    if (request.method !== "POST") return undefined;
    const call = readCall({ url: request.url ?? "/", headers: request.headers, body });
    return call && { ...call, requestId: random.uuid(), endpoint: `http://${request.headers.host}` };
  }

  function failed(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    if (error instanceof BodyTooLarge) {
      return refuse(request, response, tooLarge(protocolOf(request.headers["content-type"]), random.uuid()));
    }
    if (request.destroyed && !request.complete) return void response.destroy();
    log(`${request.method ?? ""} ${request.url ?? ""}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    send(response, json(500, problem("internal", "Stowage made a mistake; its log has the details.")));
  }

  return {
    async listen(at) {
      await listenOn(server, at);
      listening = { host: at.host, port: (server.address() as AddressInfo).port };
      return listening;
    },
    close() {
      return new Promise<void>((resolve) => {
        const late = clock.after(timeoutsMs.close, () => server.closeAllConnections());
        server.close(() => {
          late.cancel();
          resolve();
        });
        server.closeIdleConnections();
        sessions.close();
      });
    },
  };
}

function listenOn(server: Server, { host, port }: Listening): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function foreign(request: IncomingMessage, listening: Listening): HttpAnswer | undefined {
  const { host, origin } = request.headers;
  if (!isLocalHost(host, listening)) {
    const hint = `Call it as http://127.0.0.1:${listening.port}.`;
    return json(403, problem("foreign-host", `The Host "${host ?? ""}" is not this machine's: only loopback names are answered.`, hint));
  }
  if (!isLocalOrigin(origin, listening) || (request.method === "POST" && isForeignFetch(request.headers["sec-fetch-site"]))) {
    return json(
      403,
      problem("foreign-origin", `The Origin "${origin ?? ""}" is not this server's: pages of other origins are not answered.`),
    );
  }
  return undefined;
}

/** Answers without having read the request to its end; the connection cannot be used again. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  send(response, { ...answer, headers: { ...answer.headers, connection: "close" } });
  request.resume();
}

function tooLarge(protocol: Protocol, requestId: string): HttpAnswer {
  const error = new AwsException("RequestEntityTooLargeException", `A request has at most ${bodyLimit} bytes.`);
  const { status, headers, body } = protocol.error(error, undefined, requestId);
  return { status, headers: { ...protocol.headers, [protocol.idHeader]: requestId, ...headers }, body };
}

function notAws(request: IncomingMessage): HttpAnswer {
  const what = `${request.method ?? ""} ${request.url ?? ""}`;
  return json(
    404,
    problem(
      "not-found",
      `Stowage does not answer ${what}.`,
      "AWS calls are POST / with X-Amz-Target, or a form with Action and Version; GET /_stowage/health says how it is.",
    ),
  );
}
