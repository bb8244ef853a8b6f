import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { placeAll, planOf } from "../place.js";
import type { Plan } from "../place.js";
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
 * @param clock Milliseconds that never run backwards, for `elapsedMs`. The plan is made twice, and the second time is reported.
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
  placeAll(snapshot);
  const start = clock();
  const placed = placeAll(snapshot);
  const elapsedMs = clock() - start;
  return { format: "stowage/place@1", ...planOf(snapshot, placed), elapsedMs, diagnostics };
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const [first, ...more] = diagnostics.filter(({ severity }) => severity === "error");
  return `The scenario cannot be read: ${first?.path || "/"}: ${first?.message}${more.length > 0 ? ` (and ${more.length} more)` : ""}`;
}
