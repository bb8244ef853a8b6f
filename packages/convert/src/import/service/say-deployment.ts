import type { DeploymentConfiguration } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";

const shared = ["strategy", "deploymentCircuitBreaker", "alarms"];
const shifting = [...shared, "bakeTimeInMinutes", "lifecycleHooks"];

/** How a service is deployed, if one step of the builder says exactly it. */
export function sayDeployment(configuration: DeploymentConfiguration): Step[] | undefined {
  const guards = guardsOf(configuration);
  if (guards === undefined) return undefined;
  const { bakeTimeInMinutes: bakeTime, lifecycleHooks: hooks } = configuration;
  const moves = { ...(bakeTime !== undefined && { bakeTime }), ...(hooks !== undefined && { hooks }), ...guards };
  switch (configuration.strategy) {
    case undefined: {
      const { minimumHealthyPercent: min, maximumPercent: max, earlySuccessCriteria } = configuration;
      const { enable = true, ...earlySuccess } = earlySuccessCriteria ?? {};
      if (!enable || !hasOnly(configuration, [...shared, "minimumHealthyPercent", "maximumPercent", "earlySuccessCriteria"]))
        return undefined;
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return [step("rolling", { ...bounds, ...guards, ...(earlySuccessCriteria !== undefined && { earlySuccess }) })];
    }
    case "BLUE_GREEN":
      return hasOnly(configuration, shifting) ? [step("blueGreen", ...given(moves))] : undefined;
    case "LINEAR": {
      const { stepPercent, stepBakeTimeInMinutes: stepBakeTime } = configuration.linearConfiguration ?? {};
      const steps = { ...(stepPercent !== undefined && { stepPercent }), ...(stepBakeTime !== undefined && { stepBakeTime }) };
      return hasOnly(configuration, [...shifting, "linearConfiguration"]) ? [step("linear", ...given({ ...steps, ...moves }))] : undefined;
    }
    case "CANARY": {
      const { canaryPercent, canaryBakeTimeInMinutes: canaryBakeTime } = configuration.canaryConfiguration ?? {};
      const first = { ...(canaryPercent !== undefined && { canaryPercent }), ...(canaryBakeTime !== undefined && { canaryBakeTime }) };
      return hasOnly(configuration, [...shifting, "canaryConfiguration"]) ? [step("canary", ...given({ ...first, ...moves }))] : undefined;
    }
    default:
      return undefined;
  }
}

/** What ends a deployment early; undefined if it is switched off, which the steps cannot say. */
function guardsOf({ deploymentCircuitBreaker, alarms }: DeploymentConfiguration): object | undefined {
  if (deploymentCircuitBreaker?.enable === false || alarms?.enable === false) return undefined;
  const { rollback, resetOnHealthyTask, thresholdConfiguration: threshold } = deploymentCircuitBreaker ?? {};
  const circuitBreaker = {
    rollback,
    ...(resetOnHealthyTask !== undefined && { resetOnHealthyTask }),
    ...(threshold !== undefined && { threshold }),
  };
  const { enable: _, ...guard } = alarms ?? {};
  return { ...(deploymentCircuitBreaker !== undefined && { circuitBreaker }), ...(alarms !== undefined && { alarms: guard }) };
}

function given(options: object): object[] {
  return Object.keys(options).length === 0 ? [] : [options];
}
