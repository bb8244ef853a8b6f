import type { Clock } from "../clock.js";
import type { Driver, Fact } from "../drivers/driver.js";
import { State } from "../state/state.js";
import type { View } from "../state/view.js";
import type { Store } from "../store/store.js";
import type { Applied } from "./applied.js";
import { applier } from "./applier.js";
import { boot } from "./boot.js";
import { controllersAt } from "./controllers.js";
import { decider } from "./decider.js";
import { engineTime } from "./engine-time.js";
import { applyFact } from "./facts.js";
import { flusher } from "./flusher.js";
import { inputQueue, type Done } from "./input-queue.js";
import { keyedQueue } from "./keyed-queue.js";
import { maxPasses, passLimit } from "./pass-limit.js";
import type { EngineProbe } from "./probe.js";
import { turnsOn } from "./turns.js";
import type { Controller, Input, Pace } from "./types.js";
import { wakeTimes } from "./wake-times.js";
import { wakersOf } from "./wakers.js";

export interface EngineOptions {
  readonly store: Store;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Decides every id and every choice left to chance. Default: the store's own id. */
  readonly seed?: string;
  /** Called once when the engine cannot go on: a flush failed, or a decision has a mistake. It then answers nothing more but errors. */
  readonly onFailure?: (error: Error) => void;
  /** Called with a mistake that the engine survives: a decision that threw, or that never comes to rest. */
  readonly onMistake?: (error: Error) => void;
  /** For tests: rows are frozen, and every mistake throws. */
  readonly strict?: boolean;
  /** For tests: what is watched, at each step. */
  readonly probe?: EngineProbe;
  /** For tests: other controllers than the engine's own. */
  readonly controllers?: readonly Controller[];
}

export interface Engine {
  readonly view: View;
  /** The engine's time in milliseconds since 1970. */
  now(): number;
  /**
   * Runs an API call: `done` gets its result once everything that it saw and did is durable, or what it threw. Calls run in the order
   * in which they come.
   */
  submit<R>(input: Input<R>, done: Done<R>): void;
  /** The same as a promise. */
  run<R>(input: Input<R>): Promise<R>;
  /** Resolves when everything applied so far is durable; undefined if it is. */
  barrier(): Promise<void> | undefined;
  /** Whether nothing is left to do at this instant and nobody waits for a flush. */
  readonly quiet: boolean;
  /** Called with every batch of changes once it is durable, in order. Returns what ends it. */
  observe(listener: (applied: readonly Applied[]) => void): () => void;
  /** Ends it cleanly: nothing new is taken, what was applied is flushed, the driver's containers are stopped, the store is closed. */
  close(): Promise<void>;
  /** Ends it as a crash would: nothing leaves from now on. For tests. */
  kill(): void;
}

/**
 * Opens the store and starts to reconcile what is in it. The core is synchronous: inputs and decisions run to quiescence on one call
 * stack, memory runs ahead of the store, and nothing leaves (answers, effects) before it is durable.
 *
 * In each turn inputs (`input-queue.ts`) and decisions (`decider.ts`) are applied to the state (`applier.ts`), which wakes the keys that are
 * decided next. What that leaves goes out through the flusher alone.
 */
export function createEngine(options: EngineOptions): Engine {
  const { store, driver, clock, strict = false, probe } = options;
  const controllers = options.controllers ?? controllersAt(options.pace);
  const loaded = store.load();
  const seed = options.seed ?? store.id;
  const now = engineTime(clock, loaded.meta.now);
  const state = new State({ addresses: driver, addressFrom: loaded.meta.seq % driver.addresses, freeze: strict });
  const observers = new Set<(applied: readonly Applied[]) => void>(probe?.durable ? [(applied) => probe.durable!(applied)] : []);
  const flush = flusher({
    store,
    meta: loaded.meta,
    now,
    clock,
    step: (at) => probe?.step?.(at),
    perform: (effect) => driver.perform(effect),
    durable: (applied) => observers.forEach((observer) => observer(applied)),
    failed: fail,
  });
  const queue = keyedQueue(controllers.length);
  const wakes = wakeTimes(controllers.length);
  const limit = passLimit(controllers.length, strict ? maxPasses.inTests : maxPasses.else);
  const apply = applier({ state, flush, wakers: wakersOf(controllers, queue.push), observers, probe });
  const mistaken = (error: Error): void => options.onMistake?.(error);
  const decide = decider({ controllers, state, flush, seed, wakes, limit, apply, strict, mistaken });
  const inputs = inputQueue({ state, flush, seed, now, apply, strict });
  const turns = turnsOn(clock, turn);
  let booting: Iterator<void> | undefined;
  let ended: Error | undefined;

  function turn(): void {
    if (ended) return;
    const at = now();
    limit.renew(at);
    wakes.due(at, queue.push);
    work(at);
    if (ended) return;
    if (!isIdle()) turns.soon();
    turns.by(wakes.next(), at);
    flush.flush();
  }

  /** Runs what has come and decides what that wakes, until nothing is left to do at this instant or others should get their turn. */
  function work(at: number): void {
    for (let budget = decisionsPerTurn; !ended && budget > 0; budget -= booting ? decisionsPerStep : 1) {
      if (inputs.runAll()) limit.reset();
      if (booting) bootOn(booting);
      else {
        const next = queue.shift();
        if (!next) return;
        decide(next, at);
      }
    }
  }

  function bootOn(steps: Iterator<void>): void {
    try {
      if (steps.next().done) booting = undefined;
    } catch (error) {
      if (strict) throw error;
      fail(error as Error);
    }
  }

  function isIdle(): boolean {
    return queue.size === 0 && inputs.isEmpty && booting === undefined;
  }

  function submit<R>(input: Input<R>, done: Done<R>): void {
    if (ended) return done(ended);
    inputs.push(input, done);
    turns.soon();
  }

  function fact(seen: Fact): void {
    submit(applyFact(seen), (error) => {
      if (error && !ended) mistaken(error);
    });
  }

  function fail(error: Error): void {
    if (ended) return;
    end(error);
    options.onFailure?.(error);
  }

  function end(error: Error): void {
    ended = error;
    driver.attach(undefined);
    turns.cancel();
    // In the order in which they came: those that have run before those that have not.
    flush.abandon(error);
    inputs.refuse(error);
  }

  try {
    booting = boot({ state, loaded, driver, fact, handOver: flush.handOver, wake: queue.push, controllers });
  } catch (error) {
    end(error as Error);
    throw error;
  }
  turns.soon();

  return {
    view: state,
    now,
    submit,
    run: (input) => new Promise((resolve, reject) => submit(input, (error, result) => (error ? reject(error) : resolve(result!)))),
    barrier: flush.barrier,
    get quiet() {
      return ended !== undefined || (isIdle() && !turns.isSoon && flush.quiet);
    },
    observe(listener) {
      observers.add(listener);
      return () => void observers.delete(listener);
    },
    async close() {
      if (!ended) {
        driver.attach(undefined);
        // What was asked before is answered before.
        turn();
        await flush.barrier()?.catch(() => undefined);
        end(new Error("the engine is closed"));
      }
      await driver.close();
      await store.close();
    },
    kill: () => end(new Error("the engine was killed")),
  };
}

/** After so many decisions others get their turn of the event loop. */
const decisionsPerTurn = 2_000;

/** What a step of booting, which may read a task from the store, counts for: so much that the first call waits for few of them. */
const decisionsPerStep = 100;
