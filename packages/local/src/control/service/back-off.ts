import type { ServiceRow } from "../../state/rows.js";
import type { Pace } from "../types.js";

/**
 * When a service may start tasks again after one has failed. Failures while a delay runs belong to the same attempt and change nothing.
 * ECS documents that the delay grows up to 27 minutes, not its steps: doubling is our choice. A task that did run is only paced.
 */
export function backOff(service: ServiceRow, ran: boolean, now: number, pace: Pace): Partial<ServiceRow> | undefined {
  if (service.retryAt !== undefined && service.retryAt > now) return undefined;
  const failures = (ran ? (service.earlyExits ?? 0) : service.startFailures) + 1;
  const most = ran ? Math.min(pace.backOffMaxMs, MAX_RESTART_PAUSE_MS) : pace.backOffMaxMs;
  const retryAt = now + Math.min(most, pace.backOffMs * 2 ** Math.min(failures - 1, 30));
  return ran ? { earlyExits: failures, retryAt } : { startFailures: failures, retryAt };
}

/** About what ECS itself takes to start a task on Fargate, which is what paces a crash loop there (captures of service events). */
const MAX_RESTART_PAUSE_MS = 20_000;
