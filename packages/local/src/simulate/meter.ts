import { utilization } from "../control/monitoring/utilization.js";
import type { LoadCurve } from "./load/curve.js";

/** What CloudWatch would have measured of a service in a minute. */
export interface Minute {
  /** Percent; undefined: no task ran. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  /** Requests a minute and running task. */
  readonly requestsPerTarget: number | undefined;
  /** Requests a second. */
  readonly requests: number;
  readonly overload: number;
}

export interface MeterOptions {
  readonly load: LoadCurve;
  readonly requestsPerTask: number;
  readonly memoryPercent: { readonly idle: number; readonly busy: number };
}

/**
 * One minute of load on the tasks that ran in it; what no task can serve is overload.
 *
 * @param at The minute's middle, milliseconds since the beginning.
 * @param running How many tasks ran on average.
 */
export function measure({ load, requestsPerTask, memoryPercent }: MeterOptions, at: number, running: number): Minute {
  const requests = load(at);
  const overload = Math.max(0, requests - running * requestsPerTask);
  const { cpu, memory, requestsPerTarget } = utilization(requests, requestsPerTask, memoryPercent, running);
  return { cpu, memory, requestsPerTarget, requests, overload };
}
