/**
 * The format that this version writes.
 *
 * @example
 * JSON.parse(text).format === estimateFormat; // an estimate that this version understands
 */
export const estimateFormat = "stowage/cost@1";

/**
 * What definitions cost: every amount is a quantity times a unit price, and the amounts add up to the total exactly.
 * Decimals are strings, unrounded, so that no reader turns them into binary fractions on the way.
 */
export interface Estimate {
  readonly format: typeof estimateFormat;
  /** Of every amount: `USD`, or `CNY` in China. */
  readonly currency: string;
  readonly region: string;
  /** The span that `monthly` covers, 730 by default. */
  readonly hours: number;
  /** `monthly` divided by `hours`. */
  readonly hourly: string;
  /** The sum of the lines. */
  readonly monthly: string;
  readonly lines: readonly EstimateLine[];
  /** What has no known price or quantity; it is in no sum. */
  readonly unpriced: readonly UnpricedItem[];
  readonly assumptions: readonly string[];
  /** Where the prices come from, and the date of the oldest. */
  readonly prices: { readonly source: string; readonly date: string };
}

/** One amount. */
export interface EstimateLine {
  /** `cluster/service` for a service, the family of a lone task definition, `kind:name` for anything else (`task:worker`). */
  readonly resource: string;
  /** `fargate.vcpu`, `fargate.memory`, `ec2.m7g.large`, … */
  readonly item: string;
  readonly quantity: string;
  /** Of the quantity: `vCPU-hour`, `GB-hour`, … */
  readonly unit: string;
  readonly unitPrice: string;
  /** `quantity` × `unitPrice`. */
  readonly monthly: string;
}

/** Something that would cost money, if its price and quantity were known. */
export interface UnpricedItem {
  readonly resource: string;
  readonly item: string;
  /** What is not known and what to do about it. */
  readonly reason: string;
}
