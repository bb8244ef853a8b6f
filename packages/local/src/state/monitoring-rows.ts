import type { Wire } from "@stowage/model";
import type * as cloudwatch from "@stowage/model/cloudwatch";

/** One metric: a namespace, a name and dimensions. Its data stand in `metricHours`. */
export interface MetricRow {
  readonly namespace: string;
  readonly name: string;
  /** Sorted by name. */
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** The hours (since 1970) that have data, ascending. */
  readonly hours: readonly number[];
}

/** The data of one metric in one hour, in the order of time. */
export interface MetricHourRow {
  readonly points: readonly MetricPoint[];
}

/** What was put for one second or minute, as statistics. */
export interface MetricPoint {
  /** Milliseconds since 1970: the beginning of the second, minute or five minutes. */
  readonly at: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly unit?: cloudwatch.StandardUnit | undefined;
  /** The values themselves with how often each came, for percentiles; only while there are few. */
  readonly values?: readonly (readonly [value: number, count: number])[] | undefined;
}

/** A metric alarm, with its state. */
export interface AlarmRow {
  readonly arn: string;
  readonly name: string;
  /** Times as on the wire: seconds. */
  readonly alarm: Wire<cloudwatch.MetricAlarm>;
  /** The scaling policy's ARN for which Application Auto Scaling keeps it. */
  readonly policyArn?: string | undefined;
}

/** Newest first, at most 100: our choice (AWS keeps 30 days). */
export interface AlarmHistoryRow {
  readonly items: readonly Wire<cloudwatch.AlarmHistoryItem>[];
}

/** What is used by a service's tasks where nothing can be measured (simulated containers): set by a test or by hand. */
export interface ServiceLoadRow {
  /** Percent of what the task definition reserves, on each running task. */
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  /** Requests a second on the whole service; CPU then follows from them and from `requestsPerTask`. */
  readonly requests?: number | undefined;
  /** Requests a second with which a task is at 100 % CPU. */
  readonly requestsPerTask?: number | undefined;
}

/** What Application Auto Scaling did for a target, newest first, bounded; and what its next decision needs to know of it. */
export interface ScalingActivitiesRow {
  readonly activities: readonly ScalingActivityRow[];
  readonly out?: ScalingStep | undefined;
  readonly in?: ScalingStep | undefined;
  /** By scheduled action ARN: the minute in which it last ran. */
  readonly ran?: { readonly [arn: string]: number } | undefined;
}

/** One change of a service's desired count; a time in milliseconds. */
export interface ScalingStep {
  readonly at: number;
  readonly base: number;
  readonly desired: number;
}

export interface ScalingActivityRow {
  readonly id: string;
  readonly description: string;
  readonly cause: string;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly status: "InProgress" | "Successful" | "Overridden" | "Failed";
  readonly statusMessage?: string | undefined;
  /** Why nothing was changed: a code of AWS's. */
  readonly notScaled?: { readonly code: string; readonly min: number; readonly max: number; readonly current: number } | undefined;
  /** The desired count that it waits for. */
  readonly desired?: number | undefined;
}
