import { defaults } from "./defaults.js";
import type { Endpoint, Policy } from "./policy.js";
import { setAside } from "./set-aside.js";

/** When an endpoint is ejected, and for how long. */
export interface OutlierEjectionOptions {
  /** Failed connections within the window that eject an endpoint. Default 5. */
  readonly failures?: number;
  /** Length of the window in milliseconds. Default 30,000. */
  readonly windowMs?: number;
  /** Length of the first ejection in milliseconds; each further one in a row is longer by this. Default 30,000. */
  readonly minMs?: number;
  /** Longest ejection in milliseconds. Default 300,000. */
  readonly maxMs?: number;
  /** How much of the list may be ejected at a time, in percent; always at least one endpoint. Default 10. */
  readonly maxPercent?: number;
}

/**
 * Avoids endpoints that keep failing, with Service Connect's figures: five failed connections within 30 s, avoided for 30 to 300 s.
 *
 * A failed connection is one that was refused, or that broke before the answer was complete. Statuses do not count.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @example
 * const policy = outlierEjection(roundRobin, { failures: 3 });
 */
export function outlierEjection(child: Policy, options: OutlierEjectionOptions = {}): Policy {
  const failures = options.failures ?? defaults.ejectionFailures;
  const windowMs = options.windowMs ?? defaults.ejectionWindowMs;
  const minMs = options.minMs ?? defaults.ejectionMinMs;
  const maxMs = options.maxMs ?? defaults.ejectionMaxMs;
  const maxPercent = options.maxPercent ?? defaults.ejectionMaxPercent;

  return (context) => {
    const inner = child(context);
    const ejected = setAside(context, "ejected");
    const records = new WeakMap<Endpoint, EndpointRecord>();
    let listed = 0;

    return {
      picker(endpoints) {
        listed = endpoints.length;
        ejected.keep(endpoints);
        return ejected.picker(inner, endpoints);
      },
      ended(endpoint, outcome) {
        inner.ended?.(endpoint, outcome);
        if (outcome !== "refused" && outcome !== "reset") return;
        const now = context.clock.now();
        const record = records.get(endpoint) ?? { failedAt: [], ejections: 0, backAt: 0 };
        records.set(endpoint, record);
        record.failedAt = [...record.failedAt.filter((at) => now - at < windowMs), now];
        if (record.failedAt.length < failures || ejected.has(endpoint)) return;
        if (ejected.size >= Math.max(1, Math.floor((listed * maxPercent) / 100))) return;
        // Good conduct is rewarded at the rate at which bad conduct is punished.
        const forgiven = Math.floor(Math.max(0, now - record.backAt) / minMs);
        record.ejections = Math.max(0, record.ejections - forgiven) + 1;
        const forMs = Math.min(maxMs, minMs * record.ejections);
        record.backAt = now + forMs;
        record.failedAt = [];
        ejected.add(endpoint, forMs);
      },
      standing: (endpoint) => (ejected.has(endpoint) ? "ejected" : (inner.standing?.(endpoint) ?? "ready")),
      close() {
        ejected.close();
        inner.close?.();
      },
    };
  };
}

interface EndpointRecord {
  failedAt: readonly number[];
  /** Ejections in a row. */
  ejections: number;
  backAt: number;
}
