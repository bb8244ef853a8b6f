import type { OneOff } from "../app/one-off.js";
import { placedAt } from "../site.js";

export interface ScheduledJobOptions<C extends string> {
  /** An EventBridge Scheduler expression: `rate(…)`, `cron(…)`, `at(…)`. */
  readonly schedule: string;
  /** Another command for one of its containers. */
  readonly command?: { readonly [N in C]?: readonly string[] };
  /** How many tasks start at once; 1 if absent. */
  readonly count?: number;
}

/**
 * A job for a schedule, tagged with its task definition's tags so that its cost has an owner. As of `run.schedule()`, the schedule itself is made
 * elsewhere.
 *
 * @example
 * app("shop", { web }).oneOff("report", report, (run) =>
 *   scheduledJob(run, { schedule: "cron(0 6 * * ? *)", command: { app: ["node", "report.js"] } }),
 * );
 */
export function scheduledJob<C extends string, P extends string>(run: OneOff<C, P>, options: ScheduledJobOptions<C>): OneOff<C, P> {
  const { schedule, command = {}, count = 1 } = options;
  const commands = Object.entries<readonly string[] | undefined>(command);
  return placedAt(scheduledJob, () =>
    commands.reduce(
      (job, [container, words]) => (words === undefined ? job : job.override(container as C, { command: [...words] })),
      run.schedule(schedule).count(count).propagateTags("TASK_DEFINITION"),
    ),
  );
}
