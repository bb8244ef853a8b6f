import type { Task } from "../../state/view.js";

/** Whether a task is protected from scale-in, rebalancing and deployments; what has expired is removed by a controller. Source: Amazon ECS API, UpdateTaskProtection. */
export function isProtected({ status }: Pick<Task, "status">): boolean {
  return status.protectedUntil !== undefined;
}
