import { seededRandom } from "../random.js";
import type { State } from "../state/state.js";
import { changesNothing, type Apply } from "./applier.js";
import type { Flusher } from "./flusher.js";
import type { WaitingKey } from "./keyed-queue.js";
import type { PassLimit } from "./pass-limit.js";
import type { Controller } from "./types.js";
import type { WakeTimes } from "./wake-times.js";

/** Asks a controller about one of its keys, and applies what it decides. */
export type Decide = (next: WaitingKey, at: number) => void;

export function decider(options: {
  readonly controllers: readonly Controller[];
  readonly state: State;
  readonly flush: Flusher;
  readonly seed: string;
  readonly wakes: WakeTimes;
  readonly limit: PassLimit;
  readonly apply: Apply;
  /** For tests: a mistake is thrown. */
  readonly strict: boolean;
  readonly mistaken: (error: Error) => void;
}): Decide {
  const { controllers, state, flush, seed, wakes, limit, apply } = options;

  function decide({ controller: index, key }: WaitingKey, at: number): void {
    const controller = controllers[index]!;
    const { seq } = flush;
    const random = seededRandom(() => `${seed}/${controller.name}/${key}/${seq}`);
    const decision = state.readOnly(() => controller.decide(state, key, at, random));
    wakes.set(index, key, decision?.wakeAt);
    if (!decision || changesNothing(decision)) return;
    if (limit.countsTooMany(index, key))
      throw new Error(`${controller.name} never comes to rest over ${key}: ${decision.commands[0]?.why ?? ""}`);
    apply(decision, at, random);
  }

  if (options.strict) return decide;
  // One key's mistake must not keep the others from being decided: it is left alone for a while.
  return (next, at) => {
    try {
      decide(next, at);
    } catch (error) {
      wakes.set(next.controller, next.key, at + afterMistakeMs);
      options.mistaken(error as Error);
    }
  };
}

/** How long a key is left alone after a decision of it threw. */
const afterMistakeMs = 60_000;
