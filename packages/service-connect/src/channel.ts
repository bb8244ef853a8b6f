import { ServiceConnectError } from "./errors.js";
import { LiveEndpoint } from "./live-endpoint.js";
import type { Balancer, Endpoint, Pick, Picker } from "./policy.js";
import type { EndpointAddress, Subscription } from "./resolver.js";
import type { Settings } from "./settings.js";
import type { Outcome, ServiceSnapshot } from "./telemetry.js";

/**
 * One service: digests the resolver's lists and the outcomes of tries, and publishes a picker.
 *
 * It keeps an endpoint as long as the list has it, or until its last request has ended.
 */
export class Channel {
  readonly service: string;
  readonly settings: Settings;
  readonly #balancer: Balancer;
  readonly #subscription: Subscription;
  readonly #listed = new Map<string, LiveEndpoint>();
  readonly #leaving = new Set<LiveEndpoint>();
  readonly #waiters = new Set<() => void>();
  readonly #closings = new Set<Promise<void>>();
  #picker: Picker<LiveEndpoint>;
  #allDrained: (() => void) | undefined;
  #closed = false;
  #closing: Promise<void> | undefined;
  #lastFailure: Error | undefined;
  #requests = 0;
  #retries = 0;
  #failures = 0;

  constructor(service: string, settings: Settings) {
    this.service = service;
    this.settings = settings;
    const { clock, random, policy, onEvent } = settings;
    this.#balancer = policy({
      clock,
      random,
      changed: () => this.#publish(),
      setAside: ({ address }, standing, forMs) => onEvent?.({ kind: `endpoint-${standing}`, service, endpoint: address, forMs }),
    });
    this.#picker = this.#balancer.picker<LiveEndpoint>([]);
    this.#subscription = settings.resolver.subscribe(service, {
      endpoints: (list) => this.#update(list),
      failed: (error) => this.#resolveFailed(error),
    });
  }

  /** The endpoint for a try; one that is in `avoid` is not offered. */
  pick(avoid?: ReadonlySet<Endpoint>): Pick<LiveEndpoint> {
    return this.#picker.pick(avoid);
  }

  /** Calls back once, at the next list, the next failed look-up or the next change of the picker. Returns how to stop waiting. */
  wait(callback: () => void): () => void {
    this.#waiters.add(callback);
    return () => void this.#waiters.delete(callback);
  }

  refresh(): void {
    if (!this.#closed) this.#subscription.refresh();
  }

  /** Why the list is not known, if a look-up said so. */
  get lastFailure(): Error | undefined {
    return this.#lastFailure;
  }

  get endpointCount(): number {
    return this.#listed.size;
  }

  requestBegan(): void {
    this.#requests += 1;
  }

  requestFailed(): void {
    this.#failures += 1;
  }

  /** A try ended; a failed connection is a reason to doubt the list. */
  tryEnded(endpoint: LiveEndpoint, outcome: Outcome): void {
    endpoint.end(outcome);
    if (!endpoint.leaving) this.#balancer.ended?.(endpoint, outcome);
    if (outcome === "refused" || outcome === "reset") this.refresh();
  }

  retrying(endpoint: LiveEndpoint, attempt: number, code: string): void {
    this.#retries += 1;
    this.settings.onEvent?.({ kind: "retry", service: this.service, endpoint: endpoint.address, attempt, code });
  }

  snapshot(): ServiceSnapshot {
    return {
      service: this.service,
      requests: this.#requests,
      retries: this.#retries,
      failures: this.#failures,
      waiting: this.#waiters.size,
      endpoints: [...this.#listed.values(), ...this.#leaving].map((endpoint) =>
        endpoint.snapshot(this.#balancer.standing?.(endpoint) ?? "ready"),
      ),
    };
  }

  /** No new request; resolves when those in flight have ended and every connection is closed. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closed = true;
    this.#subscription.close();
    const error = new ServiceConnectError("ERR_STOWAGE_CLOSED", `"${this.service}" was called after close().`, { service: this.service });
    this.#picker = { pick: () => ({ kind: "fail", error }) };
    for (const endpoint of this.#listed.values()) this.#leave(endpoint);
    this.#listed.clear();
    this.#balancer.close?.();
    this.#resume();
    if (this.#leaving.size > 0) await new Promise<void>((resolve) => (this.#allDrained = resolve));
    await Promise.all(this.#closings);
  }

  #update(list: readonly EndpointAddress[]): void {
    if (this.#closed) return;
    this.#lastFailure = undefined;
    const next = new Map(list.map((address) => [`${address.id} ${address.host} ${address.port}`, address]));
    let changed = false;
    for (const [key, endpoint] of this.#listed) {
      if (next.has(key)) continue;
      this.#listed.delete(key);
      changed = true;
      this.#leave(endpoint);
    }
    for (const [key, address] of next) {
      if (this.#listed.has(key)) continue;
      this.#listed.set(key, new LiveEndpoint(address, this.settings.connect(address), this.#drained));
      changed = true;
      this.settings.onEvent?.({ kind: "endpoint-joined", service: this.service, endpoint: address });
    }
    if (changed) this.#publish();
    else this.#resume();
  }

  #resolveFailed(error: Error): void {
    if (this.#closed) return;
    this.#lastFailure = error;
    this.settings.onEvent?.({ kind: "resolve-failed", service: this.service, error });
    this.#resume();
  }

  #publish(): void {
    if (this.#closed) return;
    this.#picker = this.#balancer.picker([...this.#listed.values()]);
    this.#resume();
  }

  #resume(): void {
    if (this.#waiters.size === 0) return;
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const waiter of waiters) waiter();
  }

  #leave(endpoint: LiveEndpoint): void {
    this.settings.onEvent?.({ kind: "endpoint-left", service: this.service, endpoint: endpoint.address });
    this.#leaving.add(endpoint);
    endpoint.leave();
  }

  readonly #drained = (endpoint: LiveEndpoint): void => {
    this.#leaving.delete(endpoint);
    this.settings.onEvent?.({ kind: "endpoint-drained", service: this.service, endpoint: endpoint.address });
    // An endpoint that is gone may break its connections first; there is nobody left to tell.
    const closing = endpoint.connections.close().catch(() => undefined);
    this.#closings.add(closing);
    void closing.then(() => this.#closings.delete(closing));
    if (this.#leaving.size === 0) this.#allDrained?.();
  };
}
