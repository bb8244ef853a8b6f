import type { Assembly, Estimate } from "@stowage/model";
import { StowageError } from "@stowage/model";
import type { EstimateOptions } from "../estimate/options.js";
import { Money } from "../money.js";
import { allocateCapacity } from "./allocate-capacity.js";
import { tagsOf } from "./tags.js";

/** Hours of a year of AWS's calculators: twelve months of 730. */
const HOURS_PER_YEAR = 8760;

/** Significant digits of amounts per hour and year, which need not end. Our choice. */
const DIGITS = 34;

/** What a part of an estimate costs. */
export interface CostGroup {
  /** The name of the resource, of the task definition's family, the tag's value, or the item; `""` for what has none. */
  readonly key: string;
  readonly hourly: string;
  /** Over the span of the estimate. */
  readonly monthly: string;
  readonly yearly: string;
}

/**
 * The amounts of an estimate by resource, by task definition, by the value of a tag (`tag:environment`), or by item; they add up to its total.
 * Except by item, instances that services share are divided among them as AWS's split cost allocation does, by what their tasks reserve.
 *
 * @param options What the estimate was made with; where that was usage, counts or bounds, the division needs them.
 * @throws StowageError `group-unknown`.
 *
 * @example
 * groupEstimate(estimated, assembly, "tag:team"); // [{ key: "checkout", hourly: "0.4", monthly: "292", yearly: "3504" }, …]
 */
export function groupEstimate(estimate: Estimate, assembly: Assembly, by: string, options: EstimateOptions = {}): readonly CostGroup[] {
  const sums = new Map<string, Money>();
  for (const { key, monthly } of entriesOf(estimate, assembly, by, options)) sums.set(key, (sums.get(key) ?? new Money(0)).plus(monthly));
  return [...sums].map(([key, monthly]) => {
    const hourly = monthly.div(estimate.hours);
    const shown = (amount: Money): string => amount.toSignificantDigits(DIGITS).toString();
    return { key, hourly: shown(hourly), monthly: monthly.toString(), yearly: shown(hourly.times(HOURS_PER_YEAR)) };
  });
}

function entriesOf(
  estimate: Estimate,
  assembly: Assembly,
  by: string,
  options: EstimateOptions,
): Iterable<{ readonly key: string; readonly monthly: Money | string }> {
  if (by === "item") return estimate.lines.map(({ item: key, monthly }) => ({ key, monthly }));
  const keyOf = keys(assembly, by);
  return allocateCapacity(estimate, assembly, options).map(({ resource, monthly }) => ({ key: keyOf(resource), monthly }));
}

function keys(assembly: Assembly, by: string): (resource: string) => string {
  if (by === "resource") return (resource) => resource;
  if (by === "task") return (resource) => familyOf(assembly, resource) ?? "";
  const tag = /^tag:(.+)$/.exec(by)?.[1];
  if (tag !== undefined) return (resource) => tagsOf(assembly, resource)[tag] ?? "";
  throw new StowageError("group-unknown", `An estimate cannot be grouped by "${by}".`, {
    hint: "Group by resource, task, item, or tag:KEY.",
  });
}

function familyOf(assembly: Assembly, resource: string): string | undefined {
  const request = assembly.services?.[resource] ?? assembly.tasks?.[resource.replace(/^task:/, "")]?.request;
  return request?.taskDefinition ?? (assembly.taskDefinitions && Object.hasOwn(assembly.taskDefinitions, resource) ? resource : undefined);
}
