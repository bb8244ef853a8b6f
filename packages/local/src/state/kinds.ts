import type { TaskSpecRow, TaskStatusRow } from "./rows.js";
import type { TaskKind } from "./view.js";

/** The kinds of tasks that are to run. */
export const liveKinds: readonly TaskKind[] = ["pending", "running", "healthy", "leaving", "unhealthy"];

/** What a task counts as; undefined once it is STOPPED. */
export function kindOf(
  status: Pick<TaskStatusRow, "lastStatus" | "desiredStatus" | "failing" | "displaced" | "healthy">,
): TaskKind | undefined {
  if (status.lastStatus === "STOPPED") return undefined;
  if (status.desiredStatus === "STOPPED") {
    return status.lastStatus === "STOPPING" || status.lastStatus === "DEPROVISIONING" ? "stopping" : "draining";
  }
  if (status.failing) return "unhealthy";
  if (status.displaced) return status.healthy ? "leaving" : "unhealthy";
  if (status.lastStatus !== "RUNNING") return "pending";
  return status.healthy ? "healthy" : "running";
}

export function isLive(kind: TaskKind | undefined): boolean {
  return kind !== undefined && kind !== "draining" && kind !== "stopping";
}

/** What a task's capacity is counted by: its provider, or its launch type if it was started without one. */
export function capacityOf(spec: Pick<TaskSpecRow, "capacityProviderName" | "launchType">): string {
  return spec.capacityProviderName ?? spec.launchType;
}

/** Whether what {@link capacityOf} gives is Fargate's own: no other provider's name may begin so. Source: Amazon ECS API, CreateCapacityProvider `name`. */
export function isFargate(capacity: string): boolean {
  return capacity.startsWith("FARGATE");
}
