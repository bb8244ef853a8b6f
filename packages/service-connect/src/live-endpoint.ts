import type { Dispatcher } from "undici";
import type { Endpoint } from "./policy.js";
import type { EndpointAddress } from "./resolver.js";
import type { EndpointSnapshot, Outcome, Standing } from "./telemetry.js";

/** An endpoint with its connections and its counters: the one mutable thing behind the pickers. */
export class LiveEndpoint implements Endpoint {
  readonly address: EndpointAddress;
  readonly connections: Dispatcher;
  readonly #drained: (endpoint: LiveEndpoint) => void;
  readonly #outcomes: Record<Outcome, number> = { answered: 0, refused: 0, reset: 0, timedOut: 0, aborted: 0 };
  readonly #answers: number[] = [0, 0, 0, 0, 0, 0];
  #responseMs = 0;
  #leaving = false;
  inFlight = 0;

  constructor(address: EndpointAddress, connections: Dispatcher, drained: (endpoint: LiveEndpoint) => void) {
    this.address = address;
    this.connections = connections;
    this.#drained = drained;
  }

  get leaving(): boolean {
    return this.#leaving;
  }

  begin(): void {
    this.inFlight += 1;
  }

  /** The head of an answer came. */
  answered(status: number, responseMs: number): void {
    const digit = Math.floor(status / 100);
    this.#answers[digit] = (this.#answers[digit] ?? 0) + 1;
    this.#responseMs += responseMs;
  }

  end(outcome: Outcome): void {
    this.inFlight -= 1;
    this.#outcomes[outcome] += 1;
    if (this.#leaving && this.inFlight === 0) this.#drained(this);
  }

  /** It is in no list any more: the requests it has go on, and the last to end closes its connections. */
  leave(): void {
    if (this.#leaving) return;
    this.#leaving = true;
    if (this.inFlight === 0) this.#drained(this);
  }

  snapshot(standing: Standing): EndpointSnapshot {
    return {
      ...this.address,
      standing: this.#leaving ? "leaving" : standing,
      inFlight: this.inFlight,
      outcomes: { ...this.#outcomes },
      answers: [...this.#answers],
      responseMs: this.#responseMs,
    };
  }
}
