import { callOptionsOf, type PeerRequest } from "./peer-request.js";
import { cloudMapResolver, type CloudMapResolverOptions } from "./cloud-map-resolver.js";
import { createCore } from "./core.js";
import { ServiceConnectError } from "./errors.js";
import { responseHandler } from "./peer-response.js";
import type { Resolver } from "./resolver.js";
import type { BalancingOptions } from "./settings.js";
import type { ServiceSnapshot } from "./telemetry.js";

/** How {@link serviceConnect} finds the peers and chooses among their tasks. */
export interface ServiceConnectOptions<Names extends string = string> extends BalancingOptions, CloudMapResolverOptions {
  /** The peers by name, for a check at run time besides the compiler's; the type of the client can be inferred from it. */
  readonly peers?: readonly Names[] | undefined;
  /** In place of Cloud Map. It is not closed with the client. */
  readonly resolver?: Resolver | undefined;
}

/** A client of the peers whose names are `Names`. */
export interface Peers<in Names extends string> {
  /**
   * Sends a request to one of the peer's tasks.
   *
   * The answer is a standard `Response`. Unlike the global `fetch` it follows no redirect and asks for no compression, and its `url` is empty.
   * A request that was refused goes to another task; an idempotent one also after a reset before a byte of the answer.
   *
   * @param peer The logical name: the name of the Cloud Map service.
   * @param path Path and query, from `/`.
   * @throws {ServiceConnectError} by `code`: `ERR_STOWAGE_NO_ENDPOINT`, `ERR_STOWAGE_UNREACHABLE`, `ERR_STOWAGE_REQUEST_TIMEOUT`,
   *   `ERR_STOWAGE_CLOSED`, `ERR_STOWAGE_UNKNOWN_PEER`, `ERR_STOWAGE_BAD_OPTION`; the signal's reason if it was aborted.
   */
  fetch(peer: Names, path: string, request?: PeerRequest): Promise<Response>;
  /** Counters of every peer that was called. */
  snapshot(): readonly ServiceSnapshot[];
  /** Takes no new request, lets those in flight end, and closes every connection. */
  close(): Promise<void>;
}

/**
 * The service names of an app of `@stowage/dsl`, known by the record of its services (service → port names), or of such a record itself.
 * Import the app with `import type`: its code has no business in the running task.
 *
 * @example
 * import type { shop } from "../stowage.config.js";
 * const peers = serviceConnect<PeerNames<typeof shop>>();
 */
export type PeerNames<AppOrServices> = AppOrServices extends { readonly "~services": infer Services }
  ? keyof Services & string
  : keyof AppOrServices & string;

/**
 * A client for the services of a namespace, by their logical names; the compiler knows the names.
 *
 * Reads `STOWAGE_NAMESPACE`, `AWS_ENDPOINT_URL_SERVICEDISCOVERY`, `AWS_ENDPOINT_URL` and `AWS_REGION` where the options say nothing.
 *
 * @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` for an option out of range, or if there is no namespace.
 * @example
 * const peers = serviceConnect<"catalog" | "orders">({ namespace: "shop.local" });
 * const items = await (await peers.fetch("catalog", "/items")).json();
 */
export function serviceConnect<const Names extends string>(options: ServiceConnectOptions<Names> = {}): Peers<Names> {
  const resolver = options.resolver ?? cloudMapResolver(options);
  const core = createCore(resolver, options);
  const known = options.peers === undefined ? undefined : new Set<string>(options.peers);

  return {
    async fetch(peer, path, request = {}) {
      if (known !== undefined && !known.has(peer)) throw unknownPeer(peer, known);
      const call = await callOptionsOf(peer, path, request);
      return await new Promise<Response>((resolve, reject) => {
        core.call(peer, call, responseHandler({ resolve, reject }, call.method, request.signal));
      });
    },
    snapshot: core.snapshot,
    async close() {
      await core.close();
      if (options.resolver === undefined) resolver.close();
    },
  };
}

function unknownPeer(peer: string, known: ReadonlySet<string>): ServiceConnectError {
  const names = [...known].map((name) => `"${name}"`).join(", ");
  return new ServiceConnectError("ERR_STOWAGE_UNKNOWN_PEER", `"${peer}" is not a declared peer; the declared ones: ${names}.`, {
    service: peer,
  });
}
