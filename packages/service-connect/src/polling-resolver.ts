import { systemClock, type Clock, type Timer } from "./clock.js";
import { defaults } from "./defaults.js";
import { systemRandom, type Random } from "./random.js";
import type { EndpointAddress, Resolver, ResolverListener } from "./resolver.js";

/** What {@link pollingResolver} needs. */
export interface PollingResolverOptions {
  /** Looks one service up; the signal fires when the answer is no longer wanted. */
  readonly discover: (service: string, signal: AbortSignal) => Promise<readonly EndpointAddress[]>;
  /** Milliseconds between two look-ups of a service, give or take a tenth so that clients do not march in step. Default 5,000. */
  readonly intervalMs?: number;
  /** Milliseconds after which a look-up counts as failed. Default 5,000. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly random?: Random;
}

/**
 * A resolver that asks a function at an interval, and at once when a subscriber wants a refresh.
 *
 * Refreshes coalesce: while a look-up runs, any number of them make one more, because the running one may have been
 * answered before the change that the asker saw.
 *
 * @example
 * const resolver = pollingResolver({ discover: async (name) => (await lookUp(name)).map(({ id, host, port }) => ({ id, host, port })), intervalMs: 2_000 });
 */
export function pollingResolver(options: PollingResolverOptions): Resolver {
  const watches = new Map<string, Watch>();
  return {
    subscribe(service, listener) {
      const watch = watches.get(service) ?? startWatch(service, options);
      watches.set(service, watch);
      watch.add(listener);
      return {
        refresh: watch.refresh,
        close() {
          if (watch.remove(listener) === 0 && watches.get(service) === watch) watches.delete(service);
        },
      };
    },
    close() {
      for (const watch of watches.values()) watch.stop();
      watches.clear();
    },
  };
}

interface Watch {
  add(listener: ResolverListener): void;
  /** How many listeners are left; the watch stops with the last. */
  remove(listener: ResolverListener): number;
  refresh(): void;
  stop(): void;
}

function startWatch(service: string, options: PollingResolverOptions): Watch {
  const { discover, intervalMs = defaults.resolveIntervalMs, timeoutMs = defaults.resolveTimeoutMs } = options;
  const { clock = systemClock, random = systemRandom } = options;
  const gapMs = intervalMs * defaults.resolveGapShare;
  const listeners = new Set<ResolverListener>();
  let latest: readonly EndpointAddress[] | undefined;
  let startedAt = Number.NEGATIVE_INFINITY;
  let running: AbortController | undefined;
  let again = false;
  let timer: Timer | undefined;
  let deadline: Timer | undefined;
  let stopped = false;

  function schedule(delayMs: number): void {
    timer?.cancel();
    timer = clock.after(delayMs, run);
  }

  function refresh(): void {
    if (stopped) return;
    if (running !== undefined) again = true;
    else schedule(Math.max(0, startedAt + gapMs - clock.now()));
  }

  function run(): void {
    startedAt = clock.now();
    const lookUp = new AbortController();
    running = lookUp;
    deadline = clock.after(timeoutMs, () => {
      lookUp.abort();
      done(() => tellFailure(new Error(`The look-up of "${service}" took longer than ${timeoutMs} ms.`)));
    });
    const done = (tell: () => void): void => {
      if (running !== lookUp) return;
      running = undefined;
      deadline?.cancel();
      const next = again ? Math.max(0, startedAt + gapMs - clock.now()) : jittered(intervalMs, random);
      again = false;
      schedule(next);
      tell();
    };
    discover(service, lookUp.signal).then(
      (list) => done(() => tellList(list)),
      (error: unknown) => done(() => tellFailure(error instanceof Error ? error : new Error(String(error)))),
    );
  }

  function tellList(list: readonly EndpointAddress[]): void {
    latest = list;
    for (const listener of [...listeners]) listener.endpoints(list);
  }

  function tellFailure(error: Error): void {
    for (const listener of [...listeners]) listener.failed(error);
  }

  function stop(): void {
    stopped = true;
    timer?.cancel();
    deadline?.cancel();
    running?.abort();
    running = undefined;
    listeners.clear();
  }

  return {
    add(listener) {
      listeners.add(listener);
      if (latest !== undefined) listener.endpoints(latest);
      else if (running === undefined && timer === undefined) run();
    },
    remove(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
      return listeners.size;
    },
    refresh,
    stop,
  };
}

function jittered(intervalMs: number, random: Random): number {
  const spread = Math.floor(intervalMs * 0.2);
  return spread === 0 ? intervalMs : intervalMs - spread / 2 + random.below(spread + 1);
}
