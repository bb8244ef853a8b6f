import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { Clients } from "./clients.js";
import { realClock } from "./clock.js";
import type { Clock } from "./clock.js";
import { status } from "./status.js";
import type { Status } from "./status.js";

/** How long, and how often, `waitUntilStable` looks. */
export interface WaitOptions {
  /** Give up after this long: 15 minutes by default, a little more than the AWS CLI's waiter. */
  readonly timeoutMs?: number;
  /** Between two looks: 5 s by default. */
  readonly intervalMs?: number;
  /** Called after each look. */
  readonly onProgress?: (status: Status) => void;
  readonly clock?: Clock;
}

/**
 * Waits until every service of the Assembly has one deployment, complete, with as many running tasks as desired.
 *
 * @throws {StowageError} `deployment-failed` as soon as a deployment was given up, with ECS's reason and the newest event;
 *   `deployment-timeout` with the services that are not stable yet.
 * @example
 * await apply(planned, clients);
 * await waitUntilStable(assembly, clients, { timeoutMs: 600_000 });
 */
export async function waitUntilStable(assembly: Assembly, clients: Clients, options: WaitOptions = {}): Promise<Status> {
  const { timeoutMs = 15 * 60_000, intervalMs = 5_000, onProgress = () => {}, clock = realClock } = options;
  const deadline = clock.now() + timeoutMs;
  for (;;) {
    const now = await status(assembly, clients, { tasks: false });
    onProgress(now);
    const failed = now.services.find(({ failure, stable }) => failure !== undefined && !stable);
    if (failed) {
      throw new StowageError("deployment-failed", `${failed.name}: ${failed.failure}`, {
        hint: failed.events[0] ? `ECS says: ${failed.events[0]}` : "Look at the service's events.",
      });
    }
    if (now.services.every(({ stable }) => stable)) return now;
    if (clock.now() >= deadline) throw timeoutError(now, timeoutMs);
    await clock.sleep(intervalMs);
  }
}

function timeoutError({ services }: Status, timeoutMs: number): StowageError {
  const waiting = services.filter(({ stable }) => !stable);
  const list = waiting
    .map(({ name, running, desired, events }) => `  ${name}: ${running} of ${desired} tasks run${events[0] ? `; ${events[0]}` : ""}`)
    .join("\n");
  return new StowageError("deployment-timeout", `Not stable after ${Math.round(timeoutMs / 1000)} s:\n${list}`, {
    hint: "The deployment goes on; `stowage status` shows how it is.",
  });
}
