import type { Timer } from "./clock.js";
import { preferring, type Balancer, type Endpoint, type Picker, type PolicyContext } from "./policy.js";

/** Endpoints that a policy passes over for a time. */
export interface SetAside {
  has(endpoint: Endpoint): boolean;
  readonly size: number;
  /** Passes an endpoint over for `forMs` milliseconds, then asks for a new picker. */
  add(endpoint: Endpoint, forMs: number): void;
  /** Takes it back at once. */
  remove(endpoint: Endpoint): void;
  /** Forgets endpoints that are not in the list any more. */
  keep(endpoints: readonly Endpoint[]): void;
  /** The others first; those set aside only when there is no other left, because a doubtful endpoint is better than a sure failure. */
  picker<E extends Endpoint>(child: Balancer, endpoints: readonly E[]): Picker<E>;
  close(): void;
}

/** Makes the book of endpoints set aside that the decorating policies share. */
export function setAside(context: PolicyContext, standing: "backoff" | "ejected"): SetAside {
  const until = new Map<Endpoint, Timer>();

  function remove(endpoint: Endpoint): void {
    const timer = until.get(endpoint);
    if (timer === undefined) return;
    timer.cancel();
    until.delete(endpoint);
    context.changed();
  }

  return {
    has: (endpoint) => until.has(endpoint),
    get size() {
      return until.size;
    },
    add(endpoint, forMs) {
      until.get(endpoint)?.cancel();
      until.set(
        endpoint,
        context.clock.after(forMs, () => remove(endpoint)),
      );
      context.setAside(endpoint, standing, forMs);
      context.changed();
    },
    remove,
    keep(endpoints) {
      if (until.size === 0) return;
      const listed = new Set<Endpoint>(endpoints);
      for (const [endpoint, timer] of until) {
        if (listed.has(endpoint)) continue;
        timer.cancel();
        until.delete(endpoint);
      }
    },
    picker(child, endpoints) {
      if (until.size === 0) return child.picker(endpoints);
      const others = endpoints.filter((endpoint) => !until.has(endpoint));
      const aside = endpoints.filter((endpoint) => until.has(endpoint));
      return preferring(child.picker(others), child.picker(aside));
    },
    close() {
      for (const timer of until.values()) timer.cancel();
      until.clear();
    },
  };
}
