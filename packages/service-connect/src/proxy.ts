import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallOptions } from "./call.js";
import { createCore } from "./core.js";
import { defaults } from "./defaults.js";
import { withoutHopByHop } from "./hop-by-hop.js";
import { answerError, answerHandler } from "./proxy-answer.js";
import { readBody, type ProxyBody } from "./proxy-body.js";
import type { Resolver } from "./resolver.js";
import type { BalancingOptions } from "./settings.js";
import type { ServiceSnapshot } from "./telemetry.js";

/** What a proxy stands in front of, and how it chooses. */
export interface ProxyOptions extends BalancingOptions {
  /** The service's name, as the resolver knows it. */
  readonly service: string;
  /** Not closed with the proxy, so that many proxies can share it. */
  readonly resolver: Resolver;
  /** A request body up to this many bytes is held, so that the request can be sent again. Default 65,536. */
  readonly bufferBytes?: number | undefined;
}

/** Where a proxy listens. */
export interface ProxyAddress {
  readonly host: string;
  /** The port, or 0 for a free one. */
  readonly port: number;
}

/** A reverse proxy in front of one service. */
export interface Proxy {
  /** A handler for a `node:http` server of your own. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Listens on an address; may be called for several. Rejects with Node's error, `EADDRINUSE` for instance. */
  listen(address: ProxyAddress): Promise<ProxyAddress>;
  snapshot(): ServiceSnapshot | undefined;
  /** Stops listening, lets the requests in flight end, and closes every connection. */
  close(): Promise<void>;
}

/**
 * Makes a reverse proxy that balances over a service's tasks by the same core as the in-app client.
 *
 * It streams both ways and keeps the `Host`. Without an endpoint it answers 503, when every try failed 502, when the
 * time is up 504, each with a JSON body `{ code, message }`. Upgrades are not supported.
 *
 * @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` for an option out of range.
 * @example
 * const proxy = createProxy({ service: "catalog", resolver });
 * const { port } = await proxy.listen({ host: "127.0.0.1", port: 0 });
 */
export function createProxy(options: ProxyOptions): Proxy {
  const { service, bufferBytes = defaults.proxyBufferBytes } = options;
  const core = createCore(options.resolver, options);
  const servers = new Set<Server>();
  const open = new Set<ServerResponse>();
  let allEnded: (() => void) | undefined;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0) allEnded?.();
    });
    readBody(request, bufferBytes).then(
      (body) => core.call(service, callOf(request, body), answerHandler(response)),
      (error: unknown) => answerError(response, error as Error),
    );
  }

  return {
    handle,
    async listen({ host, port }) {
      const server = createServer(handle);
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
      });
      servers.add(server);
      return { host, port: (server.address() as AddressInfo).port };
    },
    snapshot: () => core.snapshot().find((one) => one.service === service),
    async close() {
      const ended = [...servers].map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
      await core.close();
      if (open.size > 0) await new Promise<void>((resolve) => (allEnded = resolve));
      // Each answer has been written; what is left are connections that a client keeps open.
      for (const server of servers) server.closeAllConnections();
      servers.clear();
      await Promise.all(ended);
    },
  };
}

function callOf(request: IncomingMessage, body: ProxyBody): CallOptions {
  return {
    path: request.url ?? "/",
    method: (request.method ?? "GET") as CallOptions["method"],
    headers: withoutHopByHop(request.rawHeaders),
    ...(body === null ? {} : { body: body as NonNullable<CallOptions["body"]> }),
  };
}
