import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { isWindows } from "./containers.js";

/**
 * The network mode that the task gets: what is written, else bridge, or NAT (undefined here) on Windows.
 * Source: RegisterTaskDefinitionRequest$networkMode.
 */
export function networkMode(task: RegisterTaskDefinitionRequest): string | undefined {
  return task.networkMode ?? (isWindows(task) ? undefined : "bridge");
}

/** Whether all containers of the task share one network namespace, and so one set of ports. */
export function sharesNetwork(task: RegisterTaskDefinitionRequest): boolean {
  return task.networkMode === "awsvpc" || task.networkMode === "host";
}
