import type { Random } from "../random.js";
import type { Table } from "../state/rows.js";
import type { State } from "../state/state.js";
import type { Flusher } from "./flusher.js";
import type { EngineProbe } from "./probe.js";
import { resolveCommands, type Change } from "./resolve-commands.js";
import { eventChanges } from "./service-events.js";
import type { Command, Decision } from "./types.js";
import type { Waker } from "./wakers.js";

/** Applies what an input or a decision asks for, whole, or throws before anything of it is applied. */
export type Apply = (decision: Partial<Decision>, at: number, random: Random) => void;

/** Changes reach the state at once, the store with the next flush, and wake the keys that they concern. */
export function applier(options: {
  readonly state: State;
  readonly flush: Flusher;
  readonly wakers: ReadonlyMap<Table, readonly Waker[]>;
  /** Who is told of changes once they are durable: without anybody nothing is kept for them. */
  readonly observers: ReadonlySet<unknown>;
  readonly probe: EngineProbe | undefined;
}): Apply {
  const { state, flush, wakers, observers, probe } = options;

  function change(changes: readonly Change[], at: number, commands?: readonly Command[]): void {
    changes.forEach(({ table, key, row }, i) => {
      const old = state.set(table, key, row);
      flush.record(table, key, row);
      if (observers.size > 0) flush.log({ table, key, row, old, why: commands?.[i]?.why ?? "event", at });
      for (const wake of wakers.get(table) ?? []) wake(old, row, key, state);
    });
  }

  return (decision, at, random) => {
    if (changesNothing(decision)) return;
    const { commands = [], effects = [], events = [] } = decision;
    change(resolveCommands(state, commands), at, commands);
    if (events.length > 0) change(eventChanges(state, events, at, random), at);
    for (const effect of effects) flush.effect(effect);
    flush.applied();
    probe?.step?.("applied");
  };
}

export function changesNothing({ commands, effects, events }: Partial<Decision>): boolean {
  return !commands?.length && !effects?.length && !events?.length;
}
