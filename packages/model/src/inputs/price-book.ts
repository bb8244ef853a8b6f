import * as z from "zod";

/** A list price, with where and when it was read. */
export interface Price {
  /** `fargate.vcpu`, `fargate.memory`, `ec2.m7g.large`, … */
  readonly item: string;
  /** A region; for instances in a Local Zone or Wavelength Zone its zone group, e.g. `us-west-2-lax-1`. */
  readonly region: string;
  readonly os?: "linux" | "windows" | undefined;
  readonly arch?: "x86_64" | "arm64" | undefined;
  readonly spot?: boolean | undefined;
  /** Of an EC2 instance; default: shared. */
  readonly tenancy?: "dedicated" | undefined;
  /** `vCPU-hour`, `GB-hour`, … */
  readonly unit: string;
  /** A decimal number, unrounded: `"0.04048"`. */
  readonly price: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Something off list prices. Discounts that meet on an item are applied in their order, each to what the one before left. */
export interface Discount {
  /** An item, or a prefix that ends in `*`: `fargate.*`, `ec2.m7g.*`. */
  readonly item: string;
  /** Default: every region. */
  readonly region?: string | undefined;
  /** Per cent off, above 0, at most 100: `"27.5"`. */
  readonly percent: string;
  /** A commitment of your naming (`1y-no-upfront`, …): the discount counts where an estimate is asked for that term. Absent: always. */
  readonly term?: string | undefined;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Prices of one currency. */
export interface PriceBook {
  readonly format: "stowage/prices@1";
  readonly currency: string;
  readonly prices: readonly Price[];
  readonly discounts?: readonly Discount[] | undefined;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD");

/**
 * A price book, as a zod schema.
 *
 * @example
 * const { value, diagnostics } = readInput(priceBookSchema, JSON.parse(text));
 */
export const priceBookSchema: z.ZodType<PriceBook> = z.strictObject({
  format: z.literal("stowage/prices@1"),
  currency: z.string().regex(/^[A-Z]{3}$/, "a currency code such as USD"),
  prices: z.array(
    z.strictObject({
      item: z.string().min(1),
      region: z.string().min(1),
      os: z.enum(["linux", "windows"]).optional(),
      arch: z.enum(["x86_64", "arm64"]).optional(),
      spot: z.boolean().optional(),
      tenancy: z.literal("dedicated").optional(),
      unit: z.string().min(1),
      price: z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number as a string, e.g. "0.04048"'),
      source: z.string().min(1),
      asOf: day,
    }),
  ),
  discounts: z
    .array(
      z.strictObject({
        item: z.string().min(1),
        region: z.string().min(1).optional(),
        percent: z
          .string()
          .regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)$/, 'a percentage of at most 100 as a string, e.g. "27.5"')
          .regex(/[1-9]/, "a percentage above 0"),
        term: z.string().min(1).optional(),
        source: z.string().min(1),
        asOf: day,
      }),
    )
    .optional(),
});
