import * as z from "zod";

/** What was measured of services while they ran, for advice about their size. Amounts are of one task. */
export interface Observations {
  /** The days that the measurements cover. */
  readonly days: number;
  /** By `cluster/service`. */
  readonly services: Readonly<Record<string, ServiceObservation>>;
}

export interface ServiceObservation {
  /** cpu units, 1024 a vCPU. */
  readonly cpu?: Percentiles | undefined;
  /** MiB */
  readonly memory?: Percentiles | undefined;
  /** How many tasks ran on average. */
  readonly tasks?: number | undefined;
}

export interface Percentiles {
  readonly average?: number | undefined;
  readonly p95: number;
  readonly max: number;
}

const amount = z.number().min(0);
const percentiles = z.strictObject({ average: amount.optional(), p95: amount, max: amount });

/**
 * What has been observed of running services, as a zod schema.
 *
 * @example
 * const { value, diagnostics } = readInput(observationsSchema, JSON.parse(text));
 */
export const observationsSchema: z.ZodType<Observations> = z.strictObject({
  days: z.number().gt(0),
  services: z.record(z.string(), z.strictObject({ cpu: percentiles.optional(), memory: percentiles.optional(), tasks: amount.optional() })),
});
