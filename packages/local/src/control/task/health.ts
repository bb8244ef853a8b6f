import type { HealthStatus } from "@stowage/model/ecs";
import type { TaskStatusRow } from "../../state/rows.js";
import { unbalanced, type TargetsVerdict } from "../load-balancing/task-targets.js";
import type { Pace } from "../types.js";
import type { ContainerPlan } from "./container-plan.js";

/** What a running task's health amounts to, and when to look again. */
export interface Health {
  readonly healthStatus: HealthStatus;
  readonly healthy: boolean;
  readonly failing: boolean;
  readonly wakeAt: number | undefined;
}

/**
 * A task with a health check on an essential container is healthy when that passes; one without after it has run for a while. A driver
 * that can see whether the ports answer has a say in the second case, though no longer than AWS's own 40 seconds. Behind load balancers it
 * is healthy when each of its targets is, and nothing more is waited for.
 * Source: Amazon ECS API, DeploymentConfiguration `minimumHealthyPercent`; the driver's say is our choice.
 */
export function healthOf(
  status: TaskStatusRow,
  plans: readonly ContainerPlan[],
  graceMs: number,
  pace: Pace,
  now: number,
  targets: TargetsVerdict = unbalanced,
): Health {
  const startedAt = status.startedAt ?? now;
  const healthStatus = taskHealth(status, plans);
  const graceEnds = startedAt + graceMs;
  const unhealthy = healthStatus === "UNHEALTHY" || targets.unhealthy !== undefined;
  const failing = unhealthy && now >= graceEnds;
  if (hasCheck(plans) || targets.healthy !== undefined) {
    const wakeAt = unhealthy && !failing ? graceEnds : undefined;
    const healthy = (!hasCheck(plans) || healthStatus === "HEALTHY") && targets.healthy !== false;
    return { healthStatus, healthy, failing, wakeAt };
  }
  const answering = plans.every(({ name, essential }) => !essential || status.containers[name]?.probe !== "waiting");
  const healthyAt = startedAt + (answering ? pace.healthyAfterMs : Math.max(pace.healthyAfterMs, AWS_HEALTHY_AFTER_MS));
  const healthy = status.healthy || now >= healthyAt;
  return { healthStatus, healthy, failing, wakeAt: healthy ? undefined : healthyAt };
}

/** Source: Amazon ECS API, DeploymentConfiguration `minimumHealthyPercent`. */
const AWS_HEALTHY_AFTER_MS = 40_000;

/**
 * The verdict over essential containers that have a check: one UNHEALTHY, else one UNKNOWN, else HEALTHY. An essential container
 * without a check does not count (the API's table would make it UNKNOWN for ever, the guide leaves it out, and services behave like the guide).
 */
function taskHealth({ containers }: TaskStatusRow, plans: readonly ContainerPlan[]): HealthStatus {
  const verdicts = plans.filter(isChecked).map(({ name }) => containers[name]?.healthStatus ?? "UNKNOWN");
  if (verdicts.length === 0) return "UNKNOWN";
  if (verdicts.includes("UNHEALTHY")) return "UNHEALTHY";
  return verdicts.includes("UNKNOWN") ? "UNKNOWN" : "HEALTHY";
}

export function hasCheck(plans: readonly ContainerPlan[]): boolean {
  return plans.some(isChecked);
}

function isChecked({ essential, definition }: ContainerPlan): boolean {
  return essential && definition.healthCheck !== undefined;
}
