import type { PriceList, UnitPrice } from "../prices/price-list.js";

/**
 * The fee of ECS Managed Instances: a share of the type's on-demand Linux price, whatever way the instance is bought.
 *
 * Source: AWS price file for ECS of 2025-10-27 (876 of 881 us-east-1 rates are 0.12 of an on-demand price); AWS's announcement of July 2026 as
 * read on 2026-07-13: from 2026-07-01 35 % less for the G series, 60 % less for the P series and Trainium. The shares are derived from these
 * figures, not quoted from AWS; which other accelerated families count as G series is not known: they take the full share here (our choice).
 */
const SHARES: readonly { readonly families: RegExp; readonly share: string }[] = [
  { families: /^(g4|g5|g6|g7)/, share: "0.078" },
  { families: /^(p4|p5|p6|trn)/, share: "0.048" },
  { families: /./, share: "0.12" },
];

const SOURCE = "fee of ECS Managed Instances derived from AWS's price file for ECS and announcement of July 2026";

/** The fee per instance-hour; undefined if the type's on-demand price is not known. A price book may name it itself, as `managed-instances.TYPE`. */
export function managedFee(prices: PriceList, type: string): UnitPrice | undefined {
  const item = `managed-instances.${type}`;
  const own = prices.find(item);
  if (own) return own;
  const instance = prices.find(`ec2.${type}`);
  if (instance === undefined) return undefined;
  const amount = instance.amount.times(SHARES.find(({ families }) => families.test(type))!.share);
  return { item, amount, text: amount.toString(), unit: instance.unit, source: `${instance.source}; ${SOURCE}`, date: instance.date };
}
