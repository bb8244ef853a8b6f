import type { UnpricedItem } from "@stowage/model";
import { Money } from "../money.js";
import type { CostDiff, DiffLine } from "./diff-estimates.js";

/** A resource in a rendered diff. */
export interface ResourceChange {
  readonly resource: string;
  /** Absent: the resource is new, or nothing of it had a known price. */
  readonly base?: Money;
  /** Absent: it is gone, or nothing of it has a known price. */
  readonly head?: Money;
  readonly difference: Money;
  /** `fargate.vcpu 730 → 1,460 vCPU-hour`, … */
  readonly what: string;
}

/** More rows and items than this are summed up, so that a diff fits on a screen. Our choice. */
const MOST_ROWS = 15;
const MOST_ITEMS = 2;

/** What a person reads of a diff. */
export interface DiffSummary {
  /** Largest difference first. */
  readonly changes: readonly ResourceChange[];
  /** What the rows that are left out amount to. */
  readonly more: { readonly count: number; readonly difference: Money };
  readonly unchanged: { readonly count: number; readonly monthly: Money };
}

export function summarize(diff: CostDiff): DiffSummary {
  const resources = new Map<string, DiffLine[]>();
  for (const line of diff.lines) resources.set(line.resource, [...(resources.get(line.resource) ?? []), line]);
  const all = [...resources].map(([resource, lines]) => changeOf(resource, lines, gapsOf(diff, resource)));
  const changed = all.filter(({ what }) => what !== "").sort((a, b) => b.difference.abs().comparedTo(a.difference.abs()));
  const same = all.filter(({ what }) => what === "");
  const rest = changed.slice(MOST_ROWS);
  return {
    changes: changed.slice(0, MOST_ROWS),
    more: { count: rest.length, difference: total(rest.map(({ difference }) => difference)) },
    unchanged: { count: same.length, monthly: total(same.map(({ head }) => head!)) },
  };
}

/** Whether something of a resource is in no sum before, and after. */
interface Gaps {
  readonly base: boolean;
  readonly head: boolean;
}

function gapsOf({ unpriced: { added, removed, kept } }: CostDiff, resource: string): Gaps {
  const names = (item: UnpricedItem): boolean => item.resource === resource;
  return { base: [...removed, ...kept].some(names), head: [...added, ...kept].some(names) };
}

function changeOf(resource: string, lines: readonly DiffLine[], gaps: Gaps): ResourceChange {
  const side = (name: "base" | "head"): Money | undefined => {
    const amounts = lines.flatMap((line) => line[name]?.monthly ?? []);
    return amounts.length === 0 ? undefined : total(amounts.map((amount) => new Money(amount)));
  };
  const [base, head] = [side("base"), side("head")];
  const difference = total(lines.map((line) => new Money(line.difference)));
  const what =
    base === undefined
      ? gaps.base
        ? "had no known price"
        : "new"
      : head === undefined
        ? gaps.head
          ? "no known price"
          : "removed"
        : itemsOf(lines);
  return { resource, ...(base && { base }), ...(head && { head }), difference, what };
}

function itemsOf(lines: readonly DiffLine[]): string {
  const changed = lines
    .filter(({ change }) => change !== "unchanged")
    .sort((a, b) => new Money(b.difference).abs().comparedTo(new Money(a.difference).abs()));
  const shown = changed.slice(0, MOST_ITEMS).map(sentence);
  return [...shown, ...(changed.length > MOST_ITEMS ? [`${changed.length - MOST_ITEMS} more`] : [])].join(", ");
}

function sentence({ item, unit, base, head }: DiffLine): string {
  if (base === undefined) return `${item} ${short(head!.quantity)} ${unit} new`;
  if (head === undefined) return `${item} removed`;
  if (base.quantity !== head.quantity) return `${item} ${short(base.quantity)} → ${short(head.quantity)} ${unit}`;
  return `${item} at ${base.unitPrice ?? "several prices"} → ${head.unitPrice ?? "several prices"}`;
}

/** A quantity for people: at most two decimals, thousands apart. */
function short(quantity: string): string {
  const [whole = "", fraction] = new Money(quantity).toDecimalPlaces(2).toString().split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

function total(amounts: readonly Money[]): Money {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Money(0));
}
