import { seededRandom } from "../random.js";
import type { State } from "../state/state.js";
import type { Apply } from "./applier.js";
import type { Flusher } from "./flusher.js";
import { Crash } from "./probe.js";
import type { Input } from "./types.js";

/** API calls and facts, which run in the order in which they come. */
export interface InputQueue {
  readonly isEmpty: boolean;
  push<R>(input: Input<R>, done: Done<R>): void;
  /** Runs all that wait. Returns whether there were any. */
  runAll(): boolean;
  /** Refuses all that have not run yet, now and later. */
  refuse(error: Error): void;
}

/** Gets the result once everything that the input saw and did is durable, or what it threw. */
export type Done<R> = (error: Error | undefined, result?: R) => void;

export function inputQueue(options: {
  readonly state: State;
  readonly flush: Flusher;
  readonly seed: string;
  readonly now: () => number;
  readonly apply: Apply;
  /** For tests: a probe's crash is thrown, and not answered. */
  readonly strict: boolean;
}): InputQueue {
  const { state, flush, seed, now, apply, strict } = options;
  let waiting: (() => void)[] = [];
  let refusal: Error | undefined;

  /** Runs an input, and returns what answers it. */
  function answerTo<R>(input: Input<R>, done: Done<R>): () => void {
    const at = now();
    const { seq } = flush;
    const random = seededRandom(() => `${seed}/input/${seq}`);
    try {
      const outcome = state.readOnly(() => input(state, at, random));
      apply(outcome, at, random);
      const { result } = outcome;
      return () => done(undefined, result);
    } catch (error) {
      if (strict && error instanceof Crash) throw error;
      return () => done(error as Error);
    }
  }

  function runAll(): boolean {
    if (waiting.length === 0) return false;
    const inputs = waiting;
    waiting = [];
    for (const run of inputs) run();
    return true;
  }

  return {
    get isEmpty() {
      return waiting.length === 0;
    },
    push(input, done) {
      waiting.push(() => {
        if (refusal) done(refusal);
        else flush.whenDurable(answerTo(input, done), done);
      });
    },
    runAll,
    refuse(error) {
      refusal = error;
      runAll();
    },
  };
}
