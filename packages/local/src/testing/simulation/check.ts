import type { Applied } from "../../control/applied.js";
import type { Engine } from "../../control/engine.js";
import type { Effect } from "../../drivers/driver.js";
import type { MemoryContents } from "../../store/memory.js";
import type { Batch } from "../../store/store.js";
import type { Books } from "./books.js";
import type { FaultyDriver } from "./faulty-driver.js";
import type { ApiCall } from "./call.js";

/** What a check may look at when nothing is on its way. */
export interface Standstill {
  readonly engine: Engine;
  readonly driver: FaultyDriver;
  readonly stored: () => Iterable<readonly [table: string, key: string, row: object]>;
  /** Faults have ended, and there was time to converge. */
  readonly healed: boolean;
}

/**
 * Watches one property from outside: it is told what became durable and what was handed over, keeps its own books and throws a
 * {@link Violation}. It never asks the engine whether the engine is right.
 */
export interface Check {
  readonly name: string;
  /** A batch is durable; its engine may never learn of it. */
  stored?(batch: Batch): void;
  /** A change is durable: called for each in order, after the books have taken it down. */
  changed?(change: Applied, books: Books): void;
  /** An effect is about to be handed over. */
  handedOver?(effect: Effect, books: Books): void;
  /** A client asks for something, or asks again because it had no answer. */
  asked?(call: ApiCall): void;
  /** A client has its answer. */
  answered?(output: unknown, stored: MemoryContents, call: ApiCall): void;
  standstill?(at: Standstill): void;
}

/** A property does not hold. */
export class Violation extends Error {}

export function violate(check: string, message: string): never {
  throw new Violation(`${check}: ${message}`);
}
