import type { EndpointAddress, Resolver, ResolverListener } from "./resolver.js";

/** A resolver whose lists its owner sets. */
export interface StaticResolver extends Resolver {
  /** Replaces the list of one service and tells its listeners at once. */
  set(service: string, endpoints: readonly EndpointAddress[]): void;
}

/**
 * A resolver over lists held in memory: for tests, and for an owner that knows its tasks without asking Cloud Map.
 *
 * A service that was never set has an empty list.
 *
 * @example
 * const resolver = staticResolver({ catalog: [{ id: "a", host: "127.0.0.2", port: 8080 }] });
 * resolver.set("catalog", []);
 */
export function staticResolver(lists: Readonly<Record<string, readonly EndpointAddress[]>> = {}): StaticResolver {
  const known = new Map(Object.entries(lists));
  const listeners = new Map<string, Set<ResolverListener>>();
  const tell = (service: string, listener: ResolverListener): void => listener.endpoints(known.get(service) ?? []);

  return {
    set(service, endpoints) {
      known.set(service, endpoints);
      for (const listener of [...(listeners.get(service) ?? [])]) tell(service, listener);
    },
    subscribe(service, listener) {
      const group = listeners.get(service) ?? new Set();
      listeners.set(service, group.add(listener));
      tell(service, listener);
      return {
        // Deferred, because a caller asks in the middle of its own work and a look-up never answers inside the call.
        refresh: () => queueMicrotask(() => group.has(listener) && tell(service, listener)),
        close: () => void group.delete(listener),
      };
    },
    close: () => listeners.forEach((group) => group.clear()),
  };
}
