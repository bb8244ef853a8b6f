import type { DeploymentConfiguration, DeploymentStrategy } from "@stowage/model/ecs";
import { defined } from "../edit.js";
import type { Canary, Linear, Rolling, Shifting } from "./service-types.js";

/** The members of a DeploymentConfiguration that the options of the deployment steps stand for. */
export function deployment(options: Partial<Canary & Linear & Rolling & Shifting>): DeploymentConfiguration {
  const { earlySuccess, circuitBreaker, alarms, bakeTime, hooks, stepPercent, stepBakeTime, canaryPercent, canaryBakeTime } = options;
  return defined({
    deploymentCircuitBreaker:
      circuitBreaker &&
      defined({
        enable: true,
        rollback: circuitBreaker.rollback,
        resetOnHealthyTask: circuitBreaker.resetOnHealthyTask,
        thresholdConfiguration: circuitBreaker.threshold,
      }),
    alarms: alarms && { ...alarms, enable: true },
    earlySuccessCriteria: earlySuccess && { ...earlySuccess, enable: true },
    bakeTimeInMinutes: bakeTime,
    lifecycleHooks: hooks && [...hooks],
    linearConfiguration: some({ stepPercent, stepBakeTimeInMinutes: stepBakeTime }),
    canaryConfiguration: some({ canaryPercent, canaryBakeTimeInMinutes: canaryBakeTime }),
  });
}

/** What remains of a DeploymentConfiguration when another step chooses the strategy: what all of them have, and what the two have alike. */
export function keptFor(strategy: DeploymentStrategy, before: DeploymentConfiguration = {}): DeploymentConfiguration {
  const { strategy: _, linearConfiguration, canaryConfiguration, earlySuccessCriteria, bakeTimeInMinutes, lifecycleHooks, ...all } = before;
  return defined<DeploymentConfiguration>({
    ...all,
    ...(strategy === "ROLLING" ? { earlySuccessCriteria } : { bakeTimeInMinutes, lifecycleHooks }),
    ...(strategy === "LINEAR" && { linearConfiguration }),
    ...(strategy === "CANARY" && { canaryConfiguration }),
  });
}

/** The same, or undefined if nothing is left. */
function some<T extends object>(value: T): T | undefined {
  const left = defined<T>(value);
  return Object.keys(left).length > 0 ? left : undefined;
}
