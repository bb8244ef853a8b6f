/** Load on tasks as what CloudWatch would measure of it. */
export interface Utilization {
  /** Percent; undefined: no task ran. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  /** Requests a minute and running task. */
  readonly requestsPerTarget: number | undefined;
}

/**
 * CPU in proportion to requests, and 100 % is all there is (Fargate gives a task no more than its size); memory between idle and busy with CPU.
 * The model is our choice.
 *
 * @param requests A second.
 * @param requestsPerTask A second, with which a task is at 100 %.
 * @param running How many tasks run.
 */
export function utilization(
  requests: number,
  requestsPerTask: number,
  memoryPercent: { readonly idle: number; readonly busy: number },
  running: number,
): Utilization {
  if (running === 0) return { cpu: undefined, memory: undefined, requestsPerTarget: undefined };
  const cpu = Math.min(100, (100 * requests) / (running * requestsPerTask));
  const memory = memoryPercent.idle + ((memoryPercent.busy - memoryPercent.idle) * cpu) / 100;
  return { cpu, memory, requestsPerTarget: (60 * requests) / running };
}

/** What a task serves, and its memory when idle and when busy, where nobody says. Our choice. */
export const defaultLoad = { requestsPerTask: 100, memoryPercent: { idle: 30, busy: 70 } } as const;
