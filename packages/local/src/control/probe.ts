import type { Applied } from "./applied.js";

/** Where a test may watch the engine, or stop it dead by throwing. */
export interface EngineProbe {
  step?(at: "applied" | "before-commit" | "flushed" | "acknowledged" | "before-effect" | "after-effect"): void;
  /** Changes in the order in which they were applied, once they are durable. */
  durable?(applied: readonly Applied[]): void;
}

/** A test's probe stops the engine with this. */
export class Crash extends Error {}
