import type { Assembly } from "@stowage/model";
import { StowageError } from "@stowage/model";
import type { PriceBook, Usage } from "@stowage/model/inputs";
import { billing } from "../billing.js";
import { Money } from "../money.js";

export interface EstimateOptions {
  /** Where it runs; default: the Assembly's region. One of the two is needed. */
  readonly region?: string | undefined;
  /** The span that the amounts cover, in hours, above 0; default 730, a month. */
  readonly hours?: number | undefined;
  /** How many tasks run of a task definition that no service and no task of the Assembly uses; a whole number, default 1. */
  readonly count?: number | undefined;
  /** What definitions do not say: average numbers of tasks, runs of one-off tasks, traffic, logs. */
  readonly usage?: Usage | undefined;
  /** A price book of one's own, laid over the list prices. */
  readonly prices?: PriceBook | undefined;
  /** A commitment whose rates to take, see `loadPrices`; default: on demand. */
  readonly term?: string | undefined;
  /** Take each scaled service at its lowest or highest number of tasks; default: the desired count, or the usage's average. */
  readonly bound?: "minimum" | "maximum" | undefined;
  /** Today, as `YYYY-MM-DD`; with it, prices older than half a year say so. */
  readonly today?: string | undefined;
}

/** The options with their defaults. Throws what `estimate` throws for options that make no sense. */
export function readOptions(options: EstimateOptions): { readonly hours: Money; readonly count: number; readonly usage: Usage } {
  const { hours = billing.hoursPerMonth, count = 1, usage = {}, today } = options;
  if (!Number.isFinite(hours) || hours <= 0) {
    throw new StowageError("hours-invalid", `An estimate cannot cover ${hours} hours.`, { hint: "Pass a number above 0; 730 is a month." });
  }
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new StowageError("count-invalid", `${count} is not a number of tasks.`, { hint: "Pass a whole number, 0 or more." });
  }
  if (today !== undefined && Number.isNaN(Date.parse(today))) {
    throw new StowageError("date-invalid", `"${today}" is not a date.`, { hint: "Write it as YYYY-MM-DD." });
  }
  return { hours: new Money(hours), count, usage };
}

export function regionOf(assembly: Assembly, options: EstimateOptions): string {
  const region = options.region ?? assembly.region;
  if (region === undefined) {
    throw new StowageError("region-missing", "No region is known, and prices differ between regions.", {
      hint: "Pass --region, or set `region` in the definition or the configuration.",
    });
  }
  return region;
}
