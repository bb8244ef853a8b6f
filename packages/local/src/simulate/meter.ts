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
 * One minute of load on the tasks that ran in it: CPU in proportion to requests, and 100 % is all there is (Fargate gives a task no more than its size);
 * memory between idle and busy with CPU; what no task can serve is overload. The model is our choice.
 *
 * @param at The minute's middle, milliseconds since the beginning.
 * @param running How many tasks ran on average.
 */
export function measure({ load, requestsPerTask, memoryPercent }: MeterOptions, at: number, running: number): Minute {
  const requests = load(at);
  const capacity = running * requestsPerTask;
  const overload = Math.max(0, requests - capacity);
  if (running === 0) return { cpu: undefined, memory: undefined, requestsPerTarget: undefined, requests, overload };
  const cpu = Math.min(100, (100 * requests) / capacity);
  const memory = memoryPercent.idle + ((memoryPercent.busy - memoryPercent.idle) * cpu) / 100;
  return { cpu, memory, requestsPerTarget: (60 * requests) / running, requests, overload };
}
