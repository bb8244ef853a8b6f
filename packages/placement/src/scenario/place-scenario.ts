import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { placeAll, planOf } from "../place.js";
import type { Plan } from "../place.js";
import type { Snapshot } from "../snapshot.js";
import { readScenario } from "./read-scenario.js";
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
  const { scenario, diagnostics } = readScenario(input);
  if (!scenario) {
    const hint = "The fields of a scenario are listed in docs/placement.md.";
    throw new StowageError("scenario-invalid", summary(diagnostics), { hint, diagnostics });
  }
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

/** So many findings are spelt out; the error carries all. */
const SHOWN = 20;

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.slice(0, SHOWN).map(({ path, message, hint }) => `  ${path || "/"}: ${message}${hint ? `\n    ${hint}` : ""}`);
  if (errors.length > SHOWN) lines.push(`  and ${errors.length - SHOWN} more`);
  return ["The scenario cannot be read:", ...lines].join("\n");
}
