import type { Commitment } from "@stowage/placement";

/** What came of a simulation. The same scenario and seed give the same result, to the last byte. */
export interface SimulationResult {
  readonly format: "stowage/simulate@1";
  readonly seed: string;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly hours: number;
  readonly grainSeconds: number;
  /** In the Assembly's order. */
  readonly services: readonly SimulatedServiceResult[];
  /** By capacity provider of instances; none on Fargate alone. */
  readonly fleets: readonly SimulatedFleetResult[];
  /** What happened, in order: scaling, interruptions, losses. */
  readonly events: readonly SimulationEvent[];
  /** Each task as it ran within the span, as the cost package takes it (`usageOfRuns`, `costOfRun`). Milliseconds since 1970. */
  readonly tasks: readonly TaskRecord[];
  readonly instances: readonly InstanceRecord[];
  /** What the simulation took for granted, and what of the definitions it could not follow. */
  readonly notes: readonly string[];
}

export interface SimulatedServiceResult {
  /** `cluster/service` */
  readonly service: string;
  /** Requests a second that a task serves at 100 % CPU. */
  readonly requestsPerTask: number;
  readonly bounds?: { readonly min: number; readonly max: number };
  readonly series: ServiceSeries;
  readonly totals: ServiceTotals;
  readonly uptime: Uptime;
}

/** A value for each grain, in order. Counts are those at its end, rates its average. */
export interface ServiceSeries {
  readonly desired: readonly number[];
  readonly running: readonly number[];
  readonly pending: readonly number[];
  /** Percent of what the running tasks have; null: none ran. */
  readonly cpu: readonly (number | null)[];
  readonly memory: readonly (number | null)[];
  /** Requests a second. */
  readonly requests: readonly number[];
  /** Requests a second above what the running tasks serve. */
  readonly overload: readonly number[];
  /** Wanted tasks for which there is no capacity: neither running nor on their way. */
  readonly shortfall: readonly number[];
}

export interface ServiceTotals {
  readonly requests: number;
  readonly overloaded: number;
  readonly tasksStarted: number;
  readonly tasksStopped: number;
  readonly scaleOuts: number;
  readonly scaleIns: number;
  readonly peakRunning: number;
  /** Seconds from the pull to the end, summed over its tasks, by capacity provider or launch type. */
  readonly taskSeconds: { readonly [capacity: string]: number };
}

export interface Uptime {
  readonly commitment: Commitment;
  readonly months: readonly MonthlyUptime[];
}

export interface MonthlyUptime {
  /** `2026-01` */
  readonly month: string;
  readonly simulatedHours: number;
  /** Time in which none of its tasks ran though some should have. */
  readonly downSeconds: number;
  /** Minutes in which fewer ran than its minimum healthy percent asks for. */
  readonly minutesBelowMinimum: number;
  /** Of the month, what was not simulated counted as up. */
  readonly uptimePercent: number;
  readonly met: boolean;
}

export interface SimulatedFleetResult {
  readonly provider: string;
  readonly series: {
    readonly desired: readonly number[];
    readonly running: readonly number[];
    readonly busy: readonly number[];
    readonly reservation: readonly number[];
  };
  readonly instanceSeconds: number;
}

export interface SimulationEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: "scale-out" | "scale-in" | "scheduled" | "spot" | "crash" | "zone-lost" | "zone-back" | "fleet";
  /** `cluster/service`, a capacity provider, or a zone. */
  readonly subject: string;
  readonly message: string;
}

export interface TaskRecord {
  readonly resource: string;
  readonly on: string;
  readonly zone: string;
  readonly pullStartedAt: number;
  readonly stoppedAt: number;
}

export interface InstanceRecord {
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly zone: string;
  readonly launchedAt: number;
  readonly terminatedAt: number;
}
