import type { CostGroup, EstimateRange } from "@stowage/cost";
import type { Estimate } from "@stowage/model";
import type { Io } from "../io.js";
import { money } from "./money.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** An estimate for a person; amounts are rounded here and nowhere else. */
export function renderEstimate(
  { currency, region, hours, hourly, monthly, lines, unpriced, assumptions, prices }: Estimate,
  io: Io,
): string {
  const rows = lines.map(({ resource, item, quantity, unit, unitPrice, monthly: amount }) => [
    resource,
    item,
    quantity,
    unit,
    `× ${unitPrice}`,
    money(amount),
  ]);
  const total = `${paint(io, "bold", `${money(monthly)} ${currency}`)} in ${hours} hours (${money(hourly, 4)} an hour) in ${region}${butGaps(unpriced)}\n`;
  const notes = assumptions.map((assumption) => paint(io, "dim", `  ${assumption}\n`)).join("");
  return `${table(rows, ["left", "left", "right", "left", "left", "right"])}${total}${gapsOf(unpriced, io)}${notes}${paint(io, "dim", `  Prices: ${prices.source}, ${prices.date}\n`)}`;
}

/** What it costs at the least and at the most that scaling allows. */
export function renderRange({ minimum, maximum }: EstimateRange, io: Io): string {
  return paint(io, "dim", `  With scaling: ${money(minimum.monthly)} to ${money(maximum.monthly)} ${minimum.currency}\n`);
}

/** Amounts by group, largest first. */
export function renderGroups(groups: readonly CostGroup[], { currency, hours, region, monthly, unpriced }: Estimate, io: Io): string {
  const sorted = groups.toSorted((a, b) => Number(b.monthly) - Number(a.monthly));
  const rows = sorted.map(({ key, hourly, monthly: amount, yearly }) => [key || "(none)", money(hourly, 4), money(amount), money(yearly)]);
  const head = ["", "HOURLY", `IN ${hours} HOURS`, "YEARLY"];
  return `${table([head, ...rows], ["left", "right", "right", "right"])}${money(monthly)} ${currency} in ${hours} hours in ${region}${butGaps(unpriced)}\n${gapsOf(unpriced, io)}`;
}

/** Nobody may take a sum with gaps for the whole. */
function butGaps(unpriced: Estimate["unpriced"]): string {
  return unpriced.length === 0 ? "" : ", without what is not priced";
}

function gapsOf(unpriced: Estimate["unpriced"], io: Io): string {
  return unpriced.map(({ resource, item, reason }) => `${paint(io, "yellow", "not priced")}  ${resource} ${item}: ${reason}\n`).join("");
}
