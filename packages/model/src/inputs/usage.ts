import * as z from "zod";

/**
 * What definitions do not say about how much is used. Quantities are totals over the span of the estimate, 730 hours if nothing else is
 * said; where a field is an average, it says so. What is left out is not priced, and the estimate says that.
 */
export interface Usage {
  /** By `cluster/service`. */
  readonly services?: Readonly<Record<string, ServiceUsage>> | undefined;
  /** By name of a one-off or scheduled task. */
  readonly tasks?: Readonly<Record<string, TaskUsage>> | undefined;
  /** What is used by the application, but by no service alone. */
  readonly shared?: SharedUsage | undefined;
  /** By name of a load balancer of the Assembly. */
  readonly loadBalancers?: Readonly<Record<string, { readonly capacityUnits: number }>> | undefined;
  readonly natGateways?: { readonly count: number; readonly gb?: number | undefined } | undefined;
  readonly interfaceEndpoints?: { readonly count: number; readonly gb?: number | undefined } | undefined;
  /** Public IPv4 addresses, on average, besides those of tasks and load balancers in the definitions. */
  readonly publicIpv4?: number | undefined;
  /** EFS file systems, by a name of your choice. */
  readonly fileSystems?: Readonly<Record<string, FileSystemUsage>> | undefined;
  /** Resources registered with Cloud Map, on average, and DiscoverInstances calls. What Service Connect registers is free. */
  readonly cloudMap?: { readonly resources?: number | undefined; readonly calls?: number | undefined } | undefined;
  /** Secrets Manager; without a count, the secrets that the definitions name. */
  readonly secrets?: { readonly count?: number | undefined; readonly calls?: number | undefined } | undefined;
  /** Advanced parameters of SSM Parameter Store; standard ones are free. */
  readonly parameters?: { readonly advanced: number; readonly calls?: number | undefined } | undefined;
  /** GB of images kept in ECR, on average. */
  readonly imagesGb?: number | undefined;
  /** By cluster: instances registered with ECS Anywhere, on average. */
  readonly externalInstances?: Readonly<Record<string, number>> | undefined;
  /** By capacity provider, or by cluster for tasks of launch type EC2: instances by type, on average, in place of the planned ones. */
  readonly instances?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
}

export interface ServiceUsage extends SharedUsage {
  /** How many tasks run on average; default: the desired count. */
  readonly tasks?: number | undefined;
  /** Billed hours summed over the tasks, by capacity provider or launch type, e.g. from a simulation; in place of `tasks`. */
  readonly taskHours?: Readonly<Record<string, number | string>> | undefined;
}

export interface SharedUsage {
  /** GB ingested by CloudWatch Logs. */
  readonly logsGb?: number | undefined;
  /** GB of logs kept (compressed), on average. */
  readonly logsStoredGb?: number | undefined;
  /** GB sent between Availability Zones; both directions are charged. */
  readonly interAzGb?: number | undefined;
  /** GB sent to the Internet. */
  readonly internetOutGb?: number | undefined;
  /** Custom CloudWatch metrics, on average. */
  readonly customMetrics?: number | undefined;
  /** Metrics of Container Insights with enhanced observability, on average. */
  readonly containerInsightsMetrics?: number | undefined;
  /** Standard CloudWatch alarms, on average. */
  readonly alarms?: number | undefined;
}

export interface TaskUsage {
  /** How often the task is started; default for a `rate()` schedule: what the schedule says. */
  readonly runs?: number | undefined;
  /** How long each of its tasks runs, from the start of the image pull to its end. */
  readonly seconds?: number | undefined;
  /** Billed hours summed over its tasks, by capacity provider or launch type; in place of the other two. */
  readonly taskHours?: Readonly<Record<string, number | string>> | undefined;
}

/** GB kept are averages, GB moved are totals. */
export interface FileSystemUsage {
  readonly standardGb?: number | undefined;
  readonly oneZoneGb?: number | undefined;
  readonly infrequentAccessGb?: number | undefined;
  readonly archiveGb?: number | undefined;
  readonly readGb?: number | undefined;
  readonly writtenGb?: number | undefined;
  readonly provisionedMibps?: number | undefined;
}

const amount = z.number().min(0);
const optional = amount.optional();
/** Simulated task-hours are exact decimals, which may come as text. */
const exact = z.union([amount, z.string().regex(/^\d+(\.\d+)?$/, "a decimal number")]);
const taskHours = z.record(z.string(), exact).optional();

const shared = {
  logsGb: optional,
  logsStoredGb: optional,
  interAzGb: optional,
  internetOutGb: optional,
  customMetrics: optional,
  containerInsightsMetrics: optional,
  alarms: optional,
};

/**
 * What services use beside what their definitions say, as a zod schema.
 *
 * @example
 * const { value, diagnostics } = readInput(usageSchema, JSON.parse(text));
 */
export const usageSchema: z.ZodType<Usage> = z.strictObject({
  services: z.record(z.string(), z.strictObject({ tasks: optional, taskHours, ...shared })).optional(),
  tasks: z.record(z.string(), z.strictObject({ runs: optional, seconds: optional, taskHours })).optional(),
  shared: z.strictObject(shared).optional(),
  loadBalancers: z.record(z.string(), z.strictObject({ capacityUnits: amount })).optional(),
  natGateways: z.strictObject({ count: amount, gb: optional }).optional(),
  interfaceEndpoints: z.strictObject({ count: amount, gb: optional }).optional(),
  publicIpv4: optional,
  fileSystems: z
    .record(
      z.string(),
      z.strictObject({
        standardGb: optional,
        oneZoneGb: optional,
        infrequentAccessGb: optional,
        archiveGb: optional,
        readGb: optional,
        writtenGb: optional,
        provisionedMibps: optional,
      }),
    )
    .optional(),
  cloudMap: z.strictObject({ resources: optional, calls: optional }).optional(),
  secrets: z.strictObject({ count: optional, calls: optional }).optional(),
  parameters: z.strictObject({ advanced: amount, calls: optional }).optional(),
  imagesGb: optional,
  externalInstances: z.record(z.string(), amount).optional(),
  instances: z.record(z.string(), z.record(z.string(), amount)).optional(),
});
