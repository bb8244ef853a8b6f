import * as z from "zod";

/** What definitions do not say about how much is used. Quantities are totals over the span of the estimate, averages where that is said. */
export interface Usage {
  /** By `cluster/service`. */
  readonly services?: Readonly<Record<string, ServiceUsage>> | undefined;
  /** By name of a one-off or scheduled task. */
  readonly tasks?: Readonly<Record<string, TaskUsage>> | undefined;
}

export interface ServiceUsage {
  /** How many tasks run on average; default: the desired count. */
  readonly tasks?: number | undefined;
}

export interface TaskUsage {
  /** How often the task is started. */
  readonly runs: number;
  /** How long each of its tasks runs, from the start of the image pull to its end. */
  readonly seconds: number;
}

const amount = z.number().min(0);

export const usageSchema: z.ZodType<Usage> = z.strictObject({
  services: z.record(z.string(), z.strictObject({ tasks: amount.optional() })).optional(),
  tasks: z.record(z.string(), z.strictObject({ runs: amount, seconds: amount })).optional(),
});
