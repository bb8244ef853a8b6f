import type { Diagnostic } from "@stowage/model";
import { placeAll, planOf } from "../place.js";
import type { Plan } from "../place.js";
import type { Snapshot } from "../snapshot.js";
import { requireScenario } from "./require-scenario.js";
import { snapshotOf } from "./snapshot-of.js";

/** What `stowage place` prints: the plan, with its format and how long it took. */
export interface PlaceReport extends Plan {
  readonly format: "stowage/place@1";
  /** Milliseconds for index and placement. */
  readonly elapsedMs: number;
  /** Warnings about the scenario. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries out a scenario.
 *
 * @param input The parsed JSON of a scenario file.
 * @param clock Milliseconds that never run backwards, for `elapsedMs`, which comes after a warm-up.
 * @throws StowageError `scenario-invalid` with a diagnostic for each finding.
 * @example placeScenario(JSON.parse(text), () => performance.now())
 */
export function placeScenario(input: unknown, clock: () => number): PlaceReport {
  const { scenario, diagnostics } = requireScenario(input);
  const snapshot = snapshotOf(scenario);
  warmUp(snapshot, clock);
  const start = clock();
  const placed = placeAll(snapshot);
  const elapsedMs = clock() - start;
  return { format: "stowage/place@1", ...planOf(snapshot, placed), elapsedMs, diagnostics };
}

/** A short warm-up, so that the time is the engine's and not the compiler's: a few times for a small scenario, once for a large one. */
function warmUp(snapshot: Snapshot, clock: () => number): void {
  const start = clock();
  for (let run = 0; run < WARM_UP_RUNS && clock() - start < WARM_UP_MS; run++) placeAll(snapshot);
}

const WARM_UP_RUNS = 8;
const WARM_UP_MS = 100;
