import { DecoratorHandler, Dispatcher } from "undici";
import { cloudMapResolver, namespaceFrom, type CloudMapResolverOptions } from "./cloud-map-resolver.js";
import { createCore, type Core } from "./core.js";
import { ServiceConnectError } from "./errors.js";
import { hasHeader } from "./peer-request.js";
import type { Resolver } from "./resolver.js";
import type { BalancingOptions } from "./settings.js";
import type { ServiceSnapshot } from "./telemetry.js";

/** How {@link serviceConnectDispatcher} tells peers from other hosts, finds them and chooses among their tasks. */
export interface ServiceConnectDispatcherOptions extends BalancingOptions, CloudMapResolverOptions {
  /** The peers by name. Default: each host name without a dot, or whose first label is followed by the namespace. */
  readonly peers?: readonly string[] | undefined;
  /** Takes requests to other hosts, and is not closed with this one. Default: they are refused. */
  readonly fallback?: Dispatcher | undefined;
  /** In place of Cloud Map. It is not closed with the dispatcher. */
  readonly resolver?: Resolver | undefined;
}

/** An undici dispatcher that also tells its counters. */
export interface ServiceConnectDispatcher extends Dispatcher {
  /** Counters of every peer that was called. */
  snapshot(): readonly ServiceSnapshot[];
}

/**
 * A dispatcher for undici (7) that takes a URL's host for the logical name of a service: `http://catalog/items` goes to one of
 * `catalog`'s tasks, and so does `http://catalog.shop.local/items`. The URL's port does not matter. Upgrades are not supported.
 *
 * @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` for an option out of range, or if there is no namespace.
 * @example
 * const dispatcher = serviceConnectDispatcher({ namespace: "shop.local" });
 * const { body } = await request("http://catalog/items", { dispatcher });
 */
export function serviceConnectDispatcher(options: ServiceConnectDispatcherOptions = {}): ServiceConnectDispatcher {
  const namespace = options.resolver === undefined ? namespaceFrom(options.namespace, options.env ?? process.env) : options.namespace;
  const resolver = options.resolver ?? cloudMapResolver(options);
  const core = createCore(resolver, options);
  const closeAll = async (): Promise<void> => {
    await core.close();
    if (options.resolver === undefined) resolver.close();
  };
  return new Balanced(core, peerOf(namespace, options.peers), options.fallback, closeAll);
}

type PeerOf = (host: string) => string | undefined;

/** Which peer a host name means. */
export function peerOf(namespace: string | undefined, peers: readonly string[] | undefined): PeerOf {
  const known = peers === undefined ? undefined : new Set(peers);
  const suffix = namespace === undefined ? undefined : `.${namespace.toLowerCase()}`;
  return (host) => {
    const name = suffix !== undefined && host.endsWith(suffix) ? host.slice(0, -suffix.length) : host;
    if (known !== undefined) return known.has(name) ? name : undefined;
    return name === "" || name.includes(".") || name.includes(":") ? undefined : name;
  };
}

class Balanced extends Dispatcher implements ServiceConnectDispatcher {
  readonly #core: Core;
  readonly #peerOf: PeerOf;
  readonly #fallback: Dispatcher | undefined;
  readonly #closeAll: () => Promise<void>;
  /** The last origin and its host: callers say the same one over and over, and a URL is dear to parse. */
  #origin: string | undefined;
  #host = "";

  constructor(core: Core, peer: PeerOf, fallback: Dispatcher | undefined, closeAll: () => Promise<void>) {
    super();
    this.#core = core;
    this.#peerOf = peer;
    this.#fallback = fallback;
    this.#closeAll = closeAll;
  }

  override dispatch(options: Dispatcher.DispatchOptions, given: Dispatcher.DispatchHandler): boolean {
    const host = this.#hostOf(options.origin);
    const peer = this.#peerOf(host);
    if (peer === undefined && this.#fallback !== undefined) return this.#fallback.dispatch(options, given);
    // undici's own decorator turns a handler of the older kind (Node's bundled fetch has those) into one of the newer.
    const handler: Dispatcher.DispatchHandler = given.onRequestStart === undefined ? new DecoratorHandler(given) : given;
    const refused = refusal(peer, host, options);
    if (refused !== undefined) {
      handler.onResponseError?.(refusedController(refused), refused);
      return true;
    }
    const { origin: _, ...call } = options;
    this.#core.call(peer!, { ...call, headers: withHost(options.headers, host) }, handler);
    return true;
  }

  #hostOf(origin: string | URL | undefined): string {
    if (origin === undefined) return "";
    if (typeof origin !== "string") return origin.hostname;
    if (origin !== this.#origin) {
      this.#host = new URL(origin).hostname;
      this.#origin = origin;
    }
    return this.#host;
  }

  snapshot(): readonly ServiceSnapshot[] {
    return this.#core.snapshot();
  }

  override close(callback?: () => void): Promise<void> {
    return settled(this.#closeAll(), callback);
  }

  /** The same as `close`: requests in flight end within the request timeout. */
  override destroy(error?: Error | null | (() => void), callback?: () => void): Promise<void> {
    return settled(this.#closeAll(), typeof error === "function" ? error : callback);
  }
}

function settled(closing: Promise<void>, callback: (() => void) | undefined): Promise<void> {
  return callback === undefined ? closing : closing.then(callback);
}

function refusal(peer: string | undefined, host: string, options: Dispatcher.DispatchOptions): ServiceConnectError | undefined {
  if (peer === undefined) {
    const message = `"${host}" is not a peer of this namespace; pass \`fallback\` to let requests to other hosts through.`;
    return new ServiceConnectError("ERR_STOWAGE_UNKNOWN_PEER", message, { service: host });
  }
  if (options.upgrade || options.method === "CONNECT") {
    return new ServiceConnectError("ERR_STOWAGE_BAD_OPTION", "Upgrades and CONNECT are not supported.", { service: peer });
  }
  return undefined;
}

function refusedController(reason: Error): Dispatcher.DispatchController {
  return { aborted: true, paused: false, reason, abort: () => undefined, pause: () => undefined, resume: () => undefined };
}

/** The called name is what the task's own program should see, not the address that was chosen. */
function withHost(headers: Dispatcher.DispatchOptions["headers"], host: string): string[] {
  const flat = flatten(headers);
  return hasHeader(flat, "host") ? flat : [...flat, "host", host];
}

function flatten(headers: Dispatcher.DispatchOptions["headers"]): string[] {
  if (headers === undefined || headers === null) return [];
  if (Array.isArray(headers) && typeof headers[0] === "string") return headers as string[];
  const flat: string[] = [];
  const pairs = Symbol.iterator in headers ? (headers as Iterable<[string, string | string[] | undefined]>) : Object.entries(headers);
  for (const [name, value] of pairs) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) flat.push(name, one);
  }
  return flat;
}
