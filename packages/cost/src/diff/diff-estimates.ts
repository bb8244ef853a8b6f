import type { Estimate, EstimateLine, UnpricedItem } from "@stowage/model";
import { StowageError } from "@stowage/model";
import { Money } from "../money.js";

/** The difference that a change makes, line by line. Amounts are unrounded decimals. */
export interface CostDiff {
  readonly format: "stowage/cost-diff@1";
  readonly currency: string;
  readonly region: string;
  readonly hours: number;
  readonly base: { readonly hourly: string; readonly monthly: string };
  readonly head: { readonly hourly: string; readonly monthly: string };
  /** Head less base. */
  readonly difference: { readonly hourly: string; readonly monthly: string };
  /** Every line of either side, those that do not change included; in the order of head, then what only base has. */
  readonly lines: readonly DiffLine[];
  readonly unpriced: {
    readonly added: readonly UnpricedItem[];
    readonly removed: readonly UnpricedItem[];
    readonly kept: readonly UnpricedItem[];
  };
  readonly assumptions: readonly string[];
  readonly prices: Estimate["prices"];
}

export interface DiffLine {
  readonly resource: string;
  readonly item: string;
  readonly unit: string;
  readonly change: "added" | "changed" | "removed" | "unchanged";
  /** Absent: base does not have the line. */
  readonly base?: DiffSide;
  readonly head?: DiffSide;
  readonly difference: string;
}

export interface DiffSide {
  readonly quantity: string;
  /** Absent where lines of several prices were added up. */
  readonly unitPrice?: string;
  readonly monthly: string;
}

/**
 * What a change costs: the estimate of `head` less that of `base`, for each resource and item.
 *
 * @throws StowageError `diff-currency`, `diff-hours`: the two cannot be compared.
 *
 * @example
 * const { difference } = diffEstimates(await estimate(before), await estimate(after)); // { hourly: "0.05", monthly: "36.04" }
 */
export function diffEstimates(base: Estimate, head: Estimate): CostDiff {
  mustCompare(base, head);
  const before = byKey(base.lines);
  const after = byKey(head.lines);
  const removed = [...before].filter(([key]) => !after.has(key));
  const lines = [...[...after].map(([key, line]) => lineOf(before.get(key), line)), ...removed.map(([, line]) => lineOf(line, undefined))];
  return {
    format: "stowage/cost-diff@1",
    currency: head.currency,
    region: head.region,
    hours: head.hours,
    base: { hourly: base.hourly, monthly: base.monthly },
    head: { hourly: head.hourly, monthly: head.monthly },
    difference: { hourly: minus(head.hourly, base.hourly), monthly: minus(head.monthly, base.monthly) },
    lines,
    unpriced: {
      added: head.unpriced.filter((item) => !has(base.unpriced, item)),
      removed: base.unpriced.filter((item) => !has(head.unpriced, item)),
      kept: head.unpriced.filter((item) => has(base.unpriced, item)),
    },
    assumptions: [...new Set([...head.assumptions, ...base.assumptions])],
    prices: head.prices,
  };
}

function mustCompare(base: Estimate, head: Estimate): void {
  if (base.currency !== head.currency) {
    throw new StowageError("diff-currency", `The base costs ${base.currency}, the head ${head.currency}; they cannot be compared.`, {
      hint: "Estimate both in regions of one currency.",
    });
  }
  if (base.hours !== head.hours) {
    throw new StowageError("diff-hours", `The base covers ${base.hours} hours, the head ${head.hours}.`, {
      hint: "Estimate both over the same time.",
    });
  }
}

interface Sum {
  readonly line: EstimateLine;
  readonly side: DiffSide;
}

function byKey(lines: readonly EstimateLine[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    const key = JSON.stringify([line.resource, line.item]);
    const before = sums.get(key)?.side;
    const { quantity, unitPrice, monthly } = line;
    sums.set(key, { line, side: before === undefined ? { quantity, unitPrice, monthly } : added(before, line) });
  }
  return sums;
}

function added(side: DiffSide, { quantity, unitPrice, monthly }: EstimateLine): DiffSide {
  return {
    quantity: new Money(side.quantity).plus(quantity).toString(),
    ...(side.unitPrice === unitPrice && { unitPrice }),
    monthly: new Money(side.monthly).plus(monthly).toString(),
  };
}

function lineOf(before: Sum | undefined, after: Sum | undefined): DiffLine {
  const { resource, item, unit } = (after ?? before)!.line;
  const [base, head] = [before?.side, after?.side];
  const same = base && head && base.quantity === head.quantity && base.monthly === head.monthly && base.unitPrice === head.unitPrice;
  const change = base === undefined ? "added" : head === undefined ? "removed" : same ? "unchanged" : "changed";
  const difference = minus(head?.monthly ?? "0", base?.monthly ?? "0");
  return { resource, item, unit, change, ...(base && { base }), ...(head && { head }), difference };
}

function has(list: readonly UnpricedItem[], { resource, item }: UnpricedItem): boolean {
  return list.some((other) => other.resource === resource && other.item === item);
}

function minus(a: string, b: string): string {
  return new Money(a).minus(b).toString();
}
