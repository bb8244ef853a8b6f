import type { ContainerDependency } from "@stowage/model/ecs";
import type { ContainerStatus } from "../../state/rows.js";
import type { ContainerPlan } from "./container-plan.js";

/** Whether a container may start: it may, it waits (perhaps no longer than `until`), or it never will. */
export type Readiness =
  | { readonly kind: "ready" }
  | { readonly kind: "waits"; readonly until: number | undefined }
  | { readonly kind: "never"; readonly reason: string };

/**
 * Judges a container's `dependsOn` as the agent does: START is met by a container that started, COMPLETE by one that ended, SUCCESS by
 * one that ended with 0 (another code ends the wait for good), HEALTHY by a passed health check. A wait may be limited by the
 * dependency's own `startTimeout`, counted from its start. Source: Amazon ECS API, ContainerDependency and `startTimeout`.
 */
export function readiness(
  plan: ContainerPlan,
  plans: readonly ContainerPlan[],
  containers: { readonly [name: string]: ContainerStatus },
  now: number,
): Readiness {
  let until: number | undefined;
  let waits = false;
  for (const dependency of plan.dependsOn) {
    const target = plans.find(({ name }) => name === dependency.containerName);
    const status = containers[dependency.containerName];
    if (!target || !status) return { kind: "never", reason: `there is no container ${dependency.containerName}` };
    const verdict = judge(dependency, status);
    if (verdict === "met") continue;
    if (verdict !== "waits") return { kind: "never", reason: verdict };
    const deadline = deadlineOf(dependency, target, status);
    if (deadline !== undefined && deadline <= now) {
      return { kind: "never", reason: `${dependency.containerName} was not ${dependency.condition} within its startTimeout` };
    }
    waits = true;
    until = deadline !== undefined && (until === undefined || deadline < until) ? deadline : until;
  }
  return waits ? { kind: "waits", until } : { kind: "ready" };
}

/** `met`, `waits`, or why it never will be met. */
function judge({ containerName, condition }: ContainerDependency, status: ContainerStatus): string {
  const { lastStatus, exitCode, startedAt } = status;
  const ended = lastStatus === "STOPPED";
  const neverStarted = ended && startedAt === undefined;
  if (neverStarted) return `${containerName} did not start`;
  if (condition === "START") return lastStatus === "PENDING" ? "waits" : "met";
  if (condition === "HEALTHY") {
    if (ended) return `${containerName} stopped before it was healthy`;
    return status.healthStatus === "HEALTHY" ? "met" : "waits";
  }
  if (!ended) return "waits";
  if (condition === "COMPLETE") return exitCode === undefined ? `${containerName} ended without an exit code` : "met";
  return exitCode === 0 ? "met" : `${containerName} ended with ${exitCode === undefined ? "no exit code" : `exit code ${exitCode}`}`;
}

function deadlineOf({ condition }: ContainerDependency, target: ContainerPlan, { startedAt }: ContainerStatus): number | undefined {
  if (condition === "START" || target.startTimeoutMs === undefined || startedAt === undefined) return undefined;
  return startedAt + target.startTimeoutMs;
}
