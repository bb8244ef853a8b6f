import type { SimulatedStartup } from "@stowage/model/inputs";
import type { StartContainer } from "../drivers/driver.js";
import { spanMs } from "./draw.js";

/** How long things take where a scenario says nothing (our assumption; a small service task on Fargate was seen to pull for 4 s and start in 2.5). */
const defaultStartup = { pull: { mean: 12, spread: 4 }, app: { mean: 8, spread: 2 } } as const;

/**
 * How long the start of a container takes: the pull of its task's images, which is one for all of its containers, and its own start.
 *
 * @param startupOf What is said of the service that a task belongs to.
 * @param now The engine's time in milliseconds.
 */
export function startTimes(
  seed: string,
  startupOf: (taskArn: string) => SimulatedStartup,
  now: () => number,
): { startMsOf(effect: StartContainer): number; forget(taskArn: string): void } {
  const pulledAt = new Map<string, number>();
  return {
    startMsOf({ taskArn, container }) {
      const { pull = defaultStartup.pull, app = defaultStartup.app } = startupOf(taskArn);
      let pulled = pulledAt.get(taskArn);
      if (pulled === undefined) pulledAt.set(taskArn, (pulled = now() + spanMs(pull, `${seed}/pull/${taskArn}`)));
      return Math.max(0, pulled - now()) + spanMs(app, `${seed}/start/${taskArn}/${container}`);
    },
    forget: (taskArn) => void pulledAt.delete(taskArn),
  };
}
