import * as z from "zod";

/** A list price, with where and when it was read. */
export interface Price {
  /** `fargate.vcpu`, `fargate.memory`, … */
  readonly item: string;
  readonly region: string;
  readonly os?: "linux" | "windows" | undefined;
  readonly arch?: "x86_64" | "arm64" | undefined;
  readonly spot?: boolean | undefined;
  /** `vCPU-hour`, `GB-hour`, … */
  readonly unit: string;
  /** A decimal number, unrounded: `"0.04048"`. */
  readonly price: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Prices of one currency. */
export interface PriceBook {
  readonly format: "stowage/prices@1";
  readonly currency: string;
  readonly prices: readonly Price[];
}

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
      unit: z.string().min(1),
      price: z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number as a string, e.g. "0.04048"'),
      source: z.string().min(1),
      asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD"),
    }),
  ),
});
