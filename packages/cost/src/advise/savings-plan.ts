import type { Assembly } from "@stowage/model";
import { billing } from "../billing.js";
import { estimateWith } from "../estimate/estimate.js";
import type { EstimateOptions } from "../estimate/options.js";
import { formatMoney } from "../format-money.js";
import { Money } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import type { Advice } from "./advice.js";

/**
 * What a commitment saves on the Fargate tasks that run whatever the load: those at the lower bounds of scaling.
 *
 * @param atTerm The prices of the term.
 */
export function savingsPlan(
  assembly: Assembly,
  options: EstimateOptions,
  prices: PriceList,
  atTerm: PriceList,
  term: string,
): readonly Advice[] {
  const fargateAt = (list: PriceList): Money =>
    estimateWith(list, assembly, { ...options, bound: "minimum" })
      .lines.filter(({ item }) => item === "fargate.vcpu" || item === "fargate.memory")
      .reduce((sum, { monthly }) => sum.plus(monthly), new Money(0));
  const [onDemand, committed] = [fargateAt(prices), fargateAt(atTerm)];
  const saving = onDemand.minus(committed);
  if (saving.lessThanOrEqualTo(0)) return [];
  const hourly = committed.div(options.hours ?? billing.hoursPerMonth);
  return [
    {
      kind: "savings-plan",
      resource: "",
      message: `A commitment of ${formatMoney(hourly, prices.currency)} an hour at the rates of ${term} covers the Fargate tasks that run at the lowest number of tasks.`,
      saving: saving.toString(),
      risk: "It is paid for its whole term, used or not; cheaper sizes, ARM or Spot adopted later leave a part of it unused.",
      edits: [],
      dsl: "",
    },
  ];
}
