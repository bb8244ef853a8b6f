import { defaults } from "./defaults.js";
import type { Endpoint, Policy } from "./policy.js";
import { setAside } from "./set-aside.js";

/**
 * Rests an endpoint after a failed connection: 1 s, then 1.6 times as long with each further failure, up to 30 s; an answer ends it.
 *
 * Without it a dead endpoint fails at once, therefore has nothing in flight, and therefore draws every request that weighs load.
 *
 * @example
 * const policy = connectionBackoff(roundRobin);
 */
export function connectionBackoff(child: Policy): Policy {
  return (context) => {
    const inner = child(context);
    const resting = setAside(context, "backoff");
    // Weak, because an endpoint that left never comes back as the same object.
    const failures = new WeakMap<Endpoint, number>();
    return {
      picker(endpoints) {
        resting.keep(endpoints);
        return resting.picker(inner, endpoints);
      },
      ended(endpoint, outcome) {
        inner.ended?.(endpoint, outcome);
        if (outcome === "answered") {
          failures.delete(endpoint);
          resting.remove(endpoint);
        } else if (outcome === "refused") {
          const count = failures.get(endpoint) ?? 0;
          // Requests that were under way together fail together: that is one failure, not several.
          if (resting.has(endpoint)) return;
          failures.set(endpoint, count + 1);
          resting.add(endpoint, Math.min(defaults.backoffMaxMs, defaults.backoffMinMs * defaults.backoffFactor ** count));
        }
      },
      standing: (endpoint) => (resting.has(endpoint) ? "backoff" : (inner.standing?.(endpoint) ?? "ready")),
      close() {
        resting.close();
        inner.close?.();
      },
    };
  };
}
