import type { Clock } from "./clock.js";
import type { Random } from "./random.js";
import type { EndpointAddress } from "./resolver.js";
import type { Outcome, Standing } from "./telemetry.js";

/** An endpoint as a policy sees it; the counter is live. */
export interface Endpoint {
  readonly address: EndpointAddress;
  /** Requests that were given to it and have not ended. */
  readonly inFlight: number;
}

/** What a picker says. */
export type Pick<E extends Endpoint = Endpoint> =
  | { readonly kind: "use"; readonly endpoint: E }
  /** Nothing to offer now; ask the next picker. */
  | { readonly kind: "wait" }
  /** Nothing will come. */
  | { readonly kind: "fail"; readonly error: Error };

/** Chooses among a fixed list, synchronously and without touching the list; a change of the list makes a new picker. */
export interface Picker<E extends Endpoint = Endpoint> {
  /** @param avoid Endpoints that this request has tried already. */
  pick(avoid?: ReadonlySet<Endpoint>): Pick<E>;
}

/** What the balancer lends to a policy. */
export interface PolicyContext {
  readonly clock: Clock;
  readonly random: Random;
  /** Asks for a new picker: the policy thinks differently of an endpoint now. */
  readonly changed: () => void;
  /** Reports that an endpoint is set aside for some time. */
  readonly setAside: (endpoint: Endpoint, standing: "backoff" | "ejected", forMs: number) => void;
}

/** A policy at work for one service. What must survive a change of the list (a position, a history) lives here. */
export interface Balancer {
  picker<E extends Endpoint>(endpoints: readonly E[]): Picker<E>;
  /** A try at an endpoint ended. */
  ended?(endpoint: Endpoint, outcome: Outcome): void;
  /** What it thinks of an endpoint; `ready` where absent. */
  standing?(endpoint: Endpoint): Standing;
  /** Ends its timers. */
  close?(): void;
}

/** A way to choose among endpoints. Policies wrap policies. */
export type Policy = (context: PolicyContext) => Balancer;

/** The one answer of a picker that has nothing to offer. */
export const wait: { readonly kind: "wait" } = { kind: "wait" };

/** Asks `first`, and `second` only when the first has nothing. */
export function preferring<E extends Endpoint>(first: Picker<E>, second: Picker<E>): Picker<E> {
  return {
    pick(avoid) {
      const pick = first.pick(avoid);
      return pick.kind === "wait" ? second.pick(avoid) : pick;
    },
  };
}
