import type { DeploymentConfiguration } from "@stowage/model/ecs";
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

/** The same, or undefined if nothing is left. */
function some<T extends object>(value: T): T | undefined {
  const left = defined<T>(value);
  return Object.keys(left).length > 0 ? left : undefined;
}
