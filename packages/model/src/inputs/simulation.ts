import * as z from "zod";
import { readAssembly } from "../read-assembly.js";
import type { Assembly } from "../assembly.js";
import { pointerSegments } from "../validation.js";

/** The input of `stowage simulate`: services, the load on them, and how the world around them behaves. Times of day are UTC. */
export interface SimulationScenario {
  /** Decides everything that is left to chance; the same scenario and seed give the same result. Default 1. */
  readonly seed?: number | string | undefined;
  /** When the simulated time begins, ISO 8601 with a zone. Default Monday, 2026-01-05T00:00:00Z. */
  readonly start?: string | undefined;
  /** How long, in days: above 0, at most 366. Default 1. */
  readonly days?: number | undefined;
  /** Seconds between two points of the time series: a whole number of minutes. Default 60. */
  readonly grainSeconds?: number | undefined;
  /** The definitions whose services run. */
  readonly assembly?: Assembly | undefined;
  /** What is said of single services: of the Assembly by `cluster/service`, or, without an Assembly, services of their own by name. */
  readonly services?: Readonly<Record<string, SimulatedService>> | undefined;
  /** The load of every service that has none of its own. Default `daily`. */
  readonly load?: SimulatedLoad | undefined;
  /** Requests a second that a task serves at 100 % CPU, for every service that says nothing else. Default 100. */
  readonly requestsPerTask?: number | undefined;
  readonly startup?: SimulatedStartup | undefined;
  readonly instances?: { readonly launchSeconds?: SimulatedSpan | undefined } | undefined;
  /** How often Spot capacity is taken back, per task (Fargate Spot) or instance and day. Default 0. */
  readonly spot?: { readonly interruptionsPerDay?: number | undefined } | undefined;
  readonly failures?: SimulatedFailures | undefined;
  readonly zoneLosses?: readonly SimulatedZoneLoss[] | undefined;
}

export interface SimulatedService {
  /** Tasks at the beginning; default: what the definition says, or 1. */
  readonly desired?: number | undefined;
  /** Without an Assembly: CPU units of a task. Default 256. */
  readonly cpu?: number | undefined;
  /** Without an Assembly: MiB of a task. Default 512. */
  readonly memory?: number | undefined;
  /** Without an Assembly: the share of tasks on Fargate Spot, percent. Default 0. */
  readonly spotPercent?: number | undefined;
  /** Without an Assembly: the service's scaling; absent: it does not scale. */
  readonly scaling?: SimulatedScaling | undefined;
  readonly load?: SimulatedLoad | undefined;
  readonly requestsPerTask?: number | undefined;
  /** What a task uses of its memory, percent: when idle and at 100 % CPU. Default 30 and 70 (our assumption). */
  readonly memoryPercent?: { readonly idle: number; readonly busy: number } | undefined;
  /** Alarms of its step scaling policies, which CloudWatch has and an Assembly has not. */
  readonly alarms?: readonly SimulatedAlarm[] | undefined;
  readonly startup?: SimulatedStartup | undefined;
}

/** Target tracking between two bounds. */
export interface SimulatedScaling {
  readonly min: number;
  readonly max: number;
  /** Targets, percent, and requests a minute and task. At least one. */
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly requestsPerTarget?: number | undefined;
  /** Seconds. Default 300. */
  readonly scaleOutCooldown?: number | undefined;
  readonly scaleInCooldown?: number | undefined;
}

export interface SimulatedAlarm {
  /** The `PolicyName` of the step scaling policy that it sets off. */
  readonly policy: string;
  readonly metric: "cpu" | "memory" | "requestsPerTarget";
  readonly comparison: ">" | ">=" | "<" | "<=";
  readonly threshold: number;
  /** Data points of a minute in a row. Default 3. */
  readonly periods?: number | undefined;
}

/** A name stands for the shape with amounts that follow from the service's size. */
export type SimulatedLoad = "daily" | "spike" | LoadShape | LoadPoints;

/** Amounts are requests a second to the whole service. */
export type LoadShape =
  | { readonly shape: "constant"; readonly requests: number }
  /** A smooth day: lowest in the night, highest at `peakHour` (default 14). */
  | { readonly shape: "daily"; readonly low: number; readonly high: number; readonly peakHour?: number | undefined }
  /** Flat, then up to the peak in `rampMinutes` (2), held for `holdMinutes` (60), and down again as fast; at `atHour` (12) of each day. */
  | {
      readonly shape: "spike";
      readonly base: number;
      readonly peak: number;
      readonly atHour?: number | undefined;
      readonly rampMinutes?: number | undefined;
      readonly holdMinutes?: number | undefined;
    };

/** Measured points, one after the other; where they end they begin again. */
export interface LoadPoints {
  /** `requests`: requests a second. `cpu`: percent, of as many tasks as `tasks` says (default: the desired count). */
  readonly unit: "requests" | "cpu";
  readonly periodSeconds: number;
  readonly values: readonly number[];
  readonly tasks?: number | undefined;
}

/** A normal distribution cut off at two spreads, seconds. */
export interface SimulatedSpan {
  readonly mean: number;
  readonly spread?: number | undefined;
}

export interface SimulatedStartup {
  /** The pull of the images. Default 12 s, give or take 4 (our assumption). */
  readonly pull?: SimulatedSpan | undefined;
  /** From the start of a container to its being ready. Default 8 s, give or take 2 (our assumption). */
  readonly app?: SimulatedSpan | undefined;
}

export interface SimulatedFailures {
  /** Containers that fail to start, percent. Default 0. */
  readonly startPercent?: number | undefined;
  /** Crashes per task and day. Default 0. */
  readonly crashesPerDay?: number | undefined;
}

export interface SimulatedZoneLoss {
  readonly zone: string;
  /** Hours after the beginning. */
  readonly atHour: number;
  /** How long. Default 240. */
  readonly minutes?: number | undefined;
}

const amount = z.number().min(0);
const percent = z.number().min(0).max(100);
const hour = z.number().min(0).max(8784);
const span = z.strictObject({ mean: amount.max(86_400), spread: amount.max(86_400).optional() });
const startup = z.strictObject({ pull: span.optional(), app: span.optional() });
const scaling = z
  .strictObject({
    min: z.int().min(0),
    max: z.int().min(0).max(100_000),
    cpu: z.number().gt(0).max(100).optional(),
    memory: z.number().gt(0).max(100).optional(),
    requestsPerTarget: z.number().gt(0).optional(),
    scaleOutCooldown: amount.optional(),
    scaleInCooldown: amount.optional(),
  })
  .refine(({ min, max }) => min <= max, { path: ["min"], message: "The minimum is greater than the maximum" })
  .refine(({ cpu, memory, requestsPerTarget }) => cpu ?? memory ?? requestsPerTarget, {
    message: "Scaling needs a target: cpu, memory or requestsPerTarget",
  });

const load = z.union(
  [
    z.enum(["daily", "spike"]),
    z.discriminatedUnion("shape", [
      z.strictObject({ shape: z.literal("constant"), requests: amount }),
      z.strictObject({ shape: z.literal("daily"), low: amount, high: amount, peakHour: z.number().min(0).max(24).optional() }),
      z.strictObject({
        shape: z.literal("spike"),
        base: amount,
        peak: amount,
        atHour: z.number().min(0).max(24).optional(),
        rampMinutes: z.number().gt(0).max(1440).optional(),
        holdMinutes: amount.max(1440).optional(),
      }),
    ]),
    z.strictObject({
      unit: z.enum(["requests", "cpu"]),
      periodSeconds: z.number().gt(0).max(86_400),
      values: z.array(amount).min(1).max(1_000_000),
      tasks: z.number().gt(0).optional(),
    }),
  ],
  {
    error:
      'A load is "daily", "spike", a shape ({ shape: "constant", requests }, { shape: "daily", low, high } or { shape: "spike", base, peak }), or points ({ unit, periodSeconds, values })',
  },
);

const service = z.strictObject({
  desired: z.int().min(0).max(100_000).optional(),
  cpu: z.int().gt(0).optional(),
  memory: z.int().gt(0).optional(),
  spotPercent: percent.optional(),
  scaling: scaling.optional(),
  load: load.optional(),
  requestsPerTask: z.number().gt(0).optional(),
  memoryPercent: z.strictObject({ idle: percent, busy: percent }).optional(),
  alarms: z
    .array(
      z.strictObject({
        policy: z.string(),
        metric: z.enum(["cpu", "memory", "requestsPerTarget"]),
        comparison: z.enum([">", ">=", "<", "<="]),
        threshold: amount,
        periods: z.int().min(1).max(1440).optional(),
      }),
    )
    .optional(),
  startup: startup.optional(),
});

/** The Assembly has a reader of its own, whose findings keep their places. */
const assembly = z.custom<Assembly>().superRefine((value, context) => {
  for (const { path, message, hint } of readAssembly(value).diagnostics) {
    context.addIssue({ code: "custom", path: pointerSegments(path), message: `${message} ${hint}` });
  }
});

/**
 * A scenario of `stowage simulate`, as a zod schema.
 *
 * @example
 * const { value, diagnostics } = readInput(simulationSchema, JSON.parse(text));
 */
export const simulationSchema: z.ZodType<SimulationScenario> = z
  .strictObject({
    seed: z.union([z.number(), z.string()]).optional(),
    start: z.iso.datetime({ offset: true }).optional(),
    days: z.number().gt(0).max(366).optional(),
    grainSeconds: z.int().min(60).max(86_400).multipleOf(60).optional(),
    assembly: assembly.optional(),
    services: z.record(z.string(), service).optional(),
    load: load.optional(),
    requestsPerTask: z.number().gt(0).optional(),
    startup: startup.optional(),
    instances: z.strictObject({ launchSeconds: span.optional() }).optional(),
    spot: z.strictObject({ interruptionsPerDay: amount.max(1440).optional() }).optional(),
    failures: z.strictObject({ startPercent: percent.optional(), crashesPerDay: amount.max(1440).optional() }).optional(),
    zoneLosses: z.array(z.strictObject({ zone: z.string().min(1), atHour: hour, minutes: z.number().gt(0).optional() })).optional(),
  })
  .refine(({ assembly: given, services }) => given !== undefined || (services !== undefined && Object.keys(services).length > 0), {
    message: "There is nothing to simulate: give an assembly, or services",
  });
