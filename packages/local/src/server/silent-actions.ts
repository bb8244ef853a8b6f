import { ecsArn, parseArn, type Place } from "@stowage/model";
import type { Applied } from "../control/index.js";
import { computedDesired } from "../control/task-sets/computed-desired.js";
import type { DiscoveryInstanceRow, ServiceRow } from "../state/rows.js";
import type { TaskSetRow } from "../state/task-set-row.js";
import type { View } from "../state/view.js";
import type { ServiceAction } from "./service-action.js";

/** A service action that no service event tells of. */
export interface SilentAction extends ServiceAction {
  readonly serviceArn: string;
  readonly capacityProviderArns?: readonly string[];
}

/**
 * What one change means to EventBridge beside the service events. Source: Amazon ECS Developer Guide, "Amazon ECS service action events";
 * when exactly ECS says each is our reading.
 */
export function silentActions({ table, row, old }: Applied, view: View): readonly SilentAction[] {
  if (row === undefined || old === undefined) return [];
  if (table === "services") return ofService(row as ServiceRow, old as ServiceRow, view);
  if (table === "taskSets") return ofTaskSet(row as TaskSetRow, old as TaskSetRow, view);
  if (table === "discoveryInstances") return ofInstance(row as DiscoveryInstanceRow, old as DiscoveryInstanceRow, view);
  return [];
}

function ofService(row: ServiceRow, old: ServiceRow, view: View): readonly SilentAction[] {
  const actions: SilentAction[] = [];
  // A daemon service's count is the scheduler's alone; a replica service's is its owner's.
  if (row.schedulingStrategy === "DAEMON" && row.status === "ACTIVE" && row.desiredCount !== old.desiredCount)
    actions.push(updated(row.arn));
  const steady = row.steady && !old.steady ? steadyProviders(row, view) : [];
  if (steady.length > 0) {
    actions.push({ eventType: "INFO", eventName: "CAPACITY_PROVIDER_STEADY_STATE", serviceArn: row.arn, capacityProviderArns: steady });
  }
  return actions;
}

/** The providers of a steady service for whose instances no task of the cluster waits. */
function steadyProviders({ clusterArn, settings }: ServiceRow, view: View): readonly string[] {
  const short = new Set([...view.waitingTasks(clusterArn)].map(({ spec }) => spec.capacityProviderName));
  const names = (settings.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider);
  return names.filter((name) => !short.has(name)).map((name) => ecsArn.capacityProvider(parseArn(clusterArn) as Place, name));
}

function ofTaskSet(row: TaskSetRow, old: TaskSetRow, view: View): readonly SilentAction[] {
  const service = view.get("services", row.serviceArn);
  return !service || computedDesired(service, row) === computedDesired(service, old) ? [] : [updated(service.arn)];
}

function updated(serviceArn: string): SilentAction {
  return { eventType: "INFO", eventName: "SERVICE_DESIRED_COUNT_UPDATED", serviceArn };
}

function ofInstance(row: DiscoveryInstanceRow, old: DiscoveryInstanceRow, view: View): readonly SilentAction[] {
  if (row.taskArn === undefined || row.health !== "UNHEALTHY" || old.health === "UNHEALTHY") return [];
  const serviceArn = view.get("taskSpecs", row.taskArn)?.serviceArn;
  return serviceArn === undefined ? [] : [{ eventType: "WARN", eventName: "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY", serviceArn }];
}
