import type { Clock, Timer } from "../clock.js";
import type { Driver, Fact } from "../drivers/driver.js";
import { seededRandom, type Random } from "../random.js";
import type { Table } from "../state/rows.js";
import { State } from "../state/state.js";
import type { View } from "../state/view.js";
import type { Store } from "../store/store.js";
import type { Applied, EngineProbe } from "./applied.js";
import { boot } from "./boot.js";
import { controllersAt } from "./controllers.js";
import { engineTime } from "./engine-time.js";
import { applyFact } from "./facts.js";
import { flusher } from "./flusher.js";
import { keyedQueue } from "./keyed-queue.js";
import { resolveCommands, type Change } from "./resolve-commands.js";
import { eventChanges } from "./service-events.js";
import type { Controller, Decision, Input, Pace } from "./types.js";
import { wakeTimes } from "./wake-times.js";

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
  submit<R>(input: Input<R>, done: (error: Error | undefined, result?: R) => void): void;
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
 */
export function createEngine(options: EngineOptions): Engine {
  const { store, driver, clock, pace, strict = false, probe } = options;
  const controllers = options.controllers ?? controllersAt(pace);
  const loaded = store.load();
  const seed = options.seed ?? store.id;
  const now = engineTime(clock, loaded.meta.now);
  const state = new State({ addresses: driver, addressFrom: loaded.meta.seq % driver.addresses, freeze: strict });
  const queue = keyedQueue(controllers.length);
  const wakes = wakeTimes(controllers.length);
  const wakers = wakersOf(controllers, queue.push);
  const mostPasses = strict ? maxPasses.inTests : maxPasses.else;
  const passes = controllers.map(() => new Map<string, number>());
  let passesSince = 0;
  let acts = 0;
  const observers = new Set<(applied: readonly Applied[]) => void>(probe?.durable ? [(applied) => probe.durable!(applied)] : []);
  let inbox: (() => void)[] = [];
  let timer: { readonly timer: Timer; readonly at: number } | undefined;
  let scheduled = false;
  let dead: Error | undefined;
  let booting: Iterator<void> | undefined;

  const flush = flusher({
    store,
    meta: loaded.meta,
    now,
    clock,
    step: (at) => probe?.step?.(at),
    perform: (effect) => driver.perform(effect),
    durable: (applied) => observers.forEach((observer) => observer(applied)),
    failed: (error) => fail(error),
  });

  function fail(error: Error): void {
    if (dead) return;
    stop(error);
    options.onFailure?.(error);
  }

  function stop(error: Error): void {
    dead = error;
    driver.attach(undefined);
    timer?.timer.cancel();
    flush.abandon(error);
    const waiting = inbox;
    inbox = [];
    for (const refuse of waiting) refuse();
  }

  function schedule(): void {
    if (scheduled || dead) return;
    scheduled = true;
    clock.soon(() => {
      scheduled = false;
      pump();
    });
  }

  function apply(changes: readonly Change[], whys: readonly string[], at: number): void {
    changes.forEach(({ table, key, row }, i) => {
      const old = state.set(table, key, row);
      flush.record(table, key, row);
      if (observers.size > 0) flush.log({ table, key, row, old, why: whys[i] ?? "event", at });
      for (const wake of wakers.get(table) ?? []) wake(old, row, key, state);
    });
  }

  /** Applies a decision whole, or throws before anything of it is applied. */
  function carryOut({ commands = [], effects = [], events = [] }: Partial<Decision>, at: number, random: Random): void {
    if (commands.length === 0 && effects.length === 0 && events.length === 0) return;
    const changes = resolveCommands(state, commands);
    apply(
      changes,
      commands.map(({ why }) => why),
      at,
    );
    if (events.length > 0) apply(eventChanges(state, events, at, random), [], at);
    for (const effect of effects) flush.effect(effect);
    flush.applied();
    probe?.step?.("applied");
  }

  function decide(index: number, key: string, at: number): void {
    const controller = controllers[index]!;
    const { seq } = flush;
    const random = seededRandom(() => `${seed}/${controller.name}/${key}/${seq}`);
    const decision = readOnly(() => controller.decide(state, key, at, random));
    wakes.set(index, key, decision?.wakeAt);
    if (!decision || (decision.commands.length === 0 && !decision.effects?.length && !decision.events?.length)) return;
    // As long as all keys together have not acted so often, none has.
    if (++acts > mostPasses && countPass(index, key) > mostPasses)
      throw new Error(`${controller.name} never comes to rest over ${key}: ${decision.commands[0]?.why ?? ""}`);
    carryOut(decision, at, random);
  }

  function countPass(index: number, key: string): number {
    const count = (passes[index]!.get(key) ?? 0) + 1;
    passes[index]!.set(key, count);
    return count;
  }

  function forgetPasses(): void {
    if (acts > mostPasses) for (const counts of passes) counts.clear();
    acts = 0;
  }

  function readOnly<T>(run: () => T): T {
    state.deciding = true;
    try {
      return run();
    } finally {
      state.deciding = false;
    }
  }

  function pump(): void {
    if (dead) return;
    const at = now();
    let budget = decisionsPerTurn;
    if (at - passesSince >= 1_000) {
      forgetPasses();
      passesSince = at;
    }
    wakes.due(at, queue.push);
    while (!dead && budget > 0) {
      const inputs = inbox;
      inbox = [];
      for (const input of inputs) {
        if (dead) inbox.push(input);
        else input();
      }
      if (inputs.length > 0) forgetPasses();
      const next = booting === undefined ? queue.shift() : undefined;
      if (booting !== undefined) bootOn(booting);
      else if (next !== undefined) guarded(next, at);
      else break;
      budget -= booting === undefined ? 1 : decisionsPerStep;
    }
    if (dead) return stop(dead);
    if (queue.size > 0 || inbox.length > 0 || booting !== undefined) schedule();
    arm(at);
    flush.flush();
  }

  function bootOn(steps: Iterator<void>): void {
    try {
      if (steps.next().done) booting = undefined;
    } catch (error) {
      if (strict) throw error;
      fail(error as Error);
    }
  }

  /** One key's mistake must not keep the others from being decided: it is left alone for a while. In tests it ends the run. */
  function guarded({ controller, key }: { readonly controller: number; readonly key: string }, at: number): void {
    if (strict) return decide(controller, key, at);
    try {
      decide(controller, key, at);
    } catch (error) {
      wakes.set(controller, key, at + afterMistakeMs);
      options.onMistake?.(error as Error);
    }
  }

  function arm(at: number): void {
    const next = wakes.next();
    if (next === undefined || (timer && timer.at <= next)) return;
    timer?.timer.cancel();
    const fire = (): void => {
      timer = undefined;
      pump();
    };
    timer = { at: next, timer: clock.after(Math.min(next - at, longestNapMs), fire) };
  }

  function submit<R>(input: Input<R>, done: (error: Error | undefined, result?: R) => void): void {
    if (dead) return done(dead);
    inbox.push(() => {
      if (dead) return done(dead);
      const at = now();
      const { seq } = flush;
      const random = seededRandom(() => `${seed}/input/${seq}`);
      let answer: () => void;
      try {
        const { result, ...decision } = readOnly(() => input(state, at, random));
        carryOut(decision, at, random);
        answer = () => done(undefined, result);
      } catch (error) {
        if (strict && isCrash(error)) throw error;
        answer = () => done(error as Error);
      }
      flush.whenDurable(answer, done);
    });
    schedule();
  }

  function fact(seen: Fact): void {
    submit(applyFact(seen), (error) => {
      if (error && !dead) options.onMistake?.(error);
    });
  }

  const run = <R>(input: Input<R>): Promise<R> =>
    new Promise((resolve, reject) => submit(input, (error, result) => (error ? reject(error) : resolve(result as R))));

  try {
    booting = boot({ state, loaded, driver, fact, handOver: flush.handOver, decide: (index, key) => queue.push(index, key), controllers });
  } catch (error) {
    stop(error as Error);
    throw error;
  }
  schedule();

  return {
    view: state,
    now,
    submit,
    run,
    barrier: () => flush.barrier(),
    get quiet() {
      return dead !== undefined || (queue.size === 0 && inbox.length === 0 && booting === undefined && !scheduled && flush.quiet);
    },
    observe(listener) {
      observers.add(listener);
      return () => void observers.delete(listener);
    },
    async close() {
      if (!dead) {
        driver.attach(undefined);
        // What was asked before is answered before.
        pump();
        await flush.barrier()?.catch(() => undefined);
        stop(new Error("the engine is closed"));
      }
      await driver.close();
      await store.close();
    },
    kill: () => stop(new Error("the engine was killed")),
  };
}

/**
 * How often one key may decide something within a second, counted from when all keys together have done so as often; the largest deployments need some
 * hundreds. Tests have few tasks.
 */
const maxPasses = { inTests: 1_000, else: 10_000 } as const;

/** How long a key is left alone after a decision of it threw. */
const afterMistakeMs = 60_000;

/** The wall clock may step forward (a laptop slept) while the monotonic one, which timers follow, stands still. */
const longestNapMs = 30_000;

/** After so many decisions others get their turn of the event loop. */
const decisionsPerTurn = 2_000;

/** What a step of booting, which may read a task from the store, counts for: so much that the first call waits for few of them. */
const decisionsPerStep = 100;

/** A test's probe stops the engine with this. */
export class Crash extends Error {}

function isCrash(error: unknown): boolean {
  return error instanceof Crash;
}

type Waker = (old: unknown, now: unknown, key: string, view: View) => void;

function wakersOf(controllers: readonly Controller[], push: (controller: number, key: string) => void): ReadonlyMap<Table, Waker[]> {
  const wakers = new Map<Table, Waker[]>();
  controllers.forEach(({ wakes }, index) => {
    const wake = (key: string): void => push(index, key);
    for (const table of Object.keys(wakes) as Table[]) {
      const waker = wakes[table] as (old: unknown, now: unknown, key: string, wake: (key: string) => void, view: View) => void;
      const list = wakers.get(table) ?? [];
      list.push((old, now, key, view) => waker(old, now, key, wake, view));
      wakers.set(table, list);
    }
  });
  return wakers;
}
