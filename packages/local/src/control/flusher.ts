import type { Clock, Timer } from "../clock.js";
import type { Effect } from "../drivers/driver.js";
import type { Row, Table } from "../state/rows.js";
import type { Meta, OutboxEntry, Store } from "../store/store.js";
import type { Applied } from "./applied.js";
import { OpenBatch } from "./batch.js";
import { gathering } from "./gathering.js";
import type { EngineProbe } from "./probe.js";

export interface Flusher {
  /** Changes applied so far. */
  readonly seq: number;
  /** Whether nobody waits for anything. */
  readonly quiet: boolean;
  record<T extends Table>(table: T, key: string, row: Row<T> | undefined): void;
  log(applied: Applied): void;
  effect(effect: Effect): void;
  /** Marks the end of one change. */
  applied(): void;
  /** Sends what is open on its way, unless a batch is on its way already: then it is the next. Before a slow store others may come to share it. */
  flush(): void;
  /** Calls `answer` once everything applied so far is durable, or `refuse` if it never will be. */
  whenDurable(answer: () => void, refuse: (error: Error) => void): void;
  /** Waits for everything applied so far, and for nobody to share it. */
  barrier(): Promise<void> | undefined;
  /** Hands over an effect that is durable. */
  handOver(entry: OutboxEntry): void;
  /** Lets nothing more out, and refuses whoever waits, now or later, for what is not durable. */
  abandon(error: Error): void;
}

/** The way out of the engine: memory runs ahead of the store, and answers and effects leave only behind it, in order. */
export function flusher(options: {
  readonly store: Store;
  readonly meta: Meta;
  readonly now: () => number;
  readonly clock: Clock;
  readonly step: NonNullable<EngineProbe["step"]>;
  readonly perform: (effect: Effect) => void;
  readonly durable: (applied: readonly Applied[]) => void;
  readonly failed: (error: Error) => void;
}): Flusher {
  const { store, step } = options;
  const gathered = gathering();
  const batch = new OpenBatch();
  let { seq, effectSeq } = options.meta;
  let flushed = seq;
  let hurried = seq;
  let effects: OutboxEntry[] = [];
  let log: Applied[] = [];
  let waiters: Waiter[] = [];
  let patience: Timer | undefined;
  let inFlight = false;
  let abandoned: Error | undefined;

  function flush(): void {
    if (inFlight || abandoned || batch.isEmpty) return;
    if (store.patienceMs === undefined || hurried > flushed || gathered.isTime(waiters.length)) commit(false);
    else patience ??= options.clock.after(store.patienceMs, () => commit(true));
  }

  function commit(late: boolean): void {
    patience?.cancel();
    patience = undefined;
    gathered.begun(waiters.length, late);
    inFlight = true;
    step("before-commit");
    const upTo = seq;
    const leaving = effects;
    const applied = log;
    effects = [];
    log = [];
    store.commit(batch.take({ seq, effectSeq, now: options.now() }), (error) => {
      if (abandoned) return;
      inFlight = false;
      if (error) return options.failed(error);
      flushed = upTo;
      step("flushed");
      if (applied.length > 0) options.durable(applied);
      answer();
      for (const entry of leaving) handOver(entry);
      flush();
    });
  }

  function answer(): void {
    let answered = 0;
    while (answered < waiters.length && waiters[answered]!.seq <= flushed) answered++;
    if (answered === 0) return;
    const ready = waiters.slice(0, answered);
    waiters = waiters.slice(answered);
    for (const waiter of ready) {
      waiter.answer();
      step("acknowledged");
    }
  }

  function handOver(entry: OutboxEntry): void {
    step("before-effect");
    options.perform(entry.effect);
    batch.handedOver(entry.id);
    step("after-effect");
  }

  function whenDurable(answer: () => void, refuse: (error: Error) => void): void {
    if (seq <= flushed) answer();
    else if (abandoned) refuse(abandoned);
    else waiters.push({ seq, answer, refuse });
  }

  return {
    get seq() {
      return seq;
    },
    get quiet() {
      return !inFlight && batch.isEmpty && waiters.length === 0;
    },
    record: (table, key, row) => batch.record(table, key, row),
    log: (applied) => void log.push(applied),
    effect(effect) {
      const id = effectSeq++;
      batch.effect(id, effect);
      effects.push({ id, effect });
    },
    applied: () => void seq++,
    flush,
    whenDurable,
    barrier() {
      if (seq <= flushed) return undefined;
      const durable = new Promise<void>(whenDurable);
      hurried = seq;
      flush();
      return durable;
    },
    handOver,
    abandon(error) {
      abandoned = error;
      patience?.cancel();
      const waiting = waiters;
      waiters = [];
      for (const { refuse } of waiting) refuse(error);
    },
  };
}

interface Waiter {
  readonly seq: number;
  readonly answer: () => void;
  readonly refuse: (error: Error) => void;
}
