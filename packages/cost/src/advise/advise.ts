import type { Assembly } from "@stowage/model";
import { StowageError } from "@stowage/model";
import type { Observations } from "@stowage/model/inputs";
import { estimateWith } from "../estimate/estimate.js";
import type { EstimateOptions } from "../estimate/options.js";
import { readOptions, regionOf } from "../estimate/options.js";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import type { Advice, AdviceContext } from "./advice.js";
import { arm } from "./arm.js";
import { applyEdits } from "./edit.js";
import { fleets } from "./fleets.js";
import { rightSize } from "./right-size.js";
import { savingsPlan } from "./savings-plan.js";
import { spot } from "./spot.js";
import { taskCount } from "./task-count.js";

export interface AdviseOptions extends EstimateOptions {
  /** What was measured; without it nothing is said about sizes and numbers of tasks. */
  readonly observations?: Observations | undefined;
  /** The most of a service's tasks that may be interrupted at once, above 0, at most 1; without it nothing is said about Spot. */
  readonly interruptible?: number | undefined;
  /** The commitments to look at; default `1y-no-upfront` and `3y-no-upfront`. */
  readonly terms?: readonly string[] | undefined;
}

/** What would be cheaper, largest saving first. Each piece is worked out by itself; two savings need not add up. */
export interface AdviceReport {
  readonly format: "stowage/advice@1";
  readonly currency: string;
  readonly region: string;
  readonly hours: number;
  /** What everything costs now, over the span. */
  readonly monthly: string;
  readonly advice: readonly Advice[];
}

/**
 * What would make an Assembly cheaper, with the saving, the risk and the edit to make. Savings are differences of two estimates.
 *
 * @throws StowageError `interruptible-invalid`, and what `estimate` throws.
 *
 * @example
 * const { advice } = await advise(assembly, { observations, interruptible: 0.5 });
 */
export async function advise(assembly: Assembly, options: AdviseOptions = {}): Promise<AdviceReport> {
  readOptions(options);
  const { interruptible, observations, terms = ["1y-no-upfront", "3y-no-upfront"] } = options;
  if (interruptible !== undefined && !(interruptible > 0 && interruptible <= 1)) {
    throw new StowageError("interruptible-invalid", `${interruptible} is no share of tasks.`, {
      hint: "Pass a number above 0 and at most 1.",
    });
  }
  const region = regionOf(assembly, options);
  const prices = await loadPrices(region, options.prices, options.term);
  const base = estimateWith(prices, assembly, options);
  const savingOf: AdviceContext["savingOf"] = (edits) => {
    const edited = estimateWith(prices, applyEdits(assembly, edits), options);
    return edited.unpriced.length > base.unpriced.length ? undefined : new Money(base.monthly).minus(edited.monthly);
  };
  const context: AdviceContext = { assembly, prices, options, base, observations, savingOf };
  const advisers = [rightSize, taskCount, arm, ...(interruptible === undefined ? [] : [spot(interruptible)]), fleets];
  const advice = advisers.flatMap((adviser) => adviser(context));
  for (const term of options.term === undefined ? terms : []) {
    advice.push(...savingsPlan(assembly, options, prices, await loadPrices(region, options.prices, term), term));
  }
  advice.sort((a, b) => new Money(b.saving).comparedTo(a.saving));
  const { currency, hours, monthly } = base;
  return { format: "stowage/advice@1", currency, region, hours, monthly, advice };
}
