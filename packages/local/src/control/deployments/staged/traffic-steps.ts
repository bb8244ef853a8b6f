import type { DeploymentConfiguration } from "@stowage/model/ecs";

/** Source: Amazon ECS API, LinearConfiguration and CanaryConfiguration (defaults). */
const LINEAR = { stepPercent: 10, stepBakeTimeInMinutes: 6 } as const;
const CANARY = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } as const;

/** What a step of shifting production traffic comes to. */
export interface TrafficStep {
  /** Percent of the traffic that the new tasks have from then on. */
  readonly production: number;
  /** How long that is watched before the next step; none after the last. */
  readonly bakeMs: number;
}

/**
 * The n-th step, from 0: all at once for BLUE_GREEN; by equal steps for LINEAR, the last of which goes to 100; one small and one whole
 * step for CANARY. Source: Amazon ECS Developer Guide, linear and canary deployments.
 *
 * @example trafficStep({ strategy: "CANARY" }, 0) // { production: 5, bakeMs: 600000 }
 */
export function trafficStep(configuration: DeploymentConfiguration, step: number): TrafficStep {
  const { strategy, linearConfiguration, canaryConfiguration } = configuration;
  if (strategy === "LINEAR") {
    const { stepPercent, stepBakeTimeInMinutes } = { ...LINEAR, ...linearConfiguration };
    // Percents have one decimal, which floating point must not spoil.
    const production = Math.min(100, Math.round(stepPercent * (step + 1) * 10) / 10);
    return { production, bakeMs: production < 100 ? stepBakeTimeInMinutes * MINUTE : 0 };
  }
  if (strategy === "CANARY" && step === 0) {
    const { canaryPercent, canaryBakeTimeInMinutes } = { ...CANARY, ...canaryConfiguration };
    return { production: canaryPercent, bakeMs: canaryPercent < 100 ? canaryBakeTimeInMinutes * MINUTE : 0 };
  }
  return { production: 100, bakeMs: 0 };
}

const MINUTE = 60_000;

/** A share of the traffic as relative weights of two target groups: whole numbers up to 999. */
export function weightsOf(percent: number): { readonly old: number; readonly next: number } {
  const factor = Number.isInteger(percent) ? 1 : 10;
  return { old: Math.round((100 - percent) * factor), next: Math.round(percent * factor) };
}
