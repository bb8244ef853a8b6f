import type { DiscoveryInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import type { Command, Controller } from "../types.js";
import { wantedInstances } from "./wanted-instances.js";

/** Registers a service's task in Cloud Map while it runs, and takes it out before anything is signalled. The key is the task's ARN. */
export const discoveryInstances: Controller = {
  name: "discovery-instances",
  wakes: {
    // Traffic has shifted to other tasks.
    serviceDeployments(old, now, _key, wake, view) {
      if (old?.stage?.production === now?.stage?.production && old?.status === now?.status) return;
      const row = (now ?? old)!;
      if (row.configuration.strategy === undefined || row.configuration.strategy === "ROLLING") return;
      for (const { arn } of view.tasksOfService(row.serviceArn)) if (mayBeServed(view, arn)) wake(arn);
    },
    taskStatuses(old, now, key, wake, view) {
      const same =
        old !== undefined &&
        now !== undefined &&
        old.lastStatus === now.lastStatus &&
        old.desiredStatus === now.desiredStatus &&
        old.healthStatus === now.healthStatus &&
        (now.lastStatus !== "RUNNING" || old.containers === now.containers);
      if (!same && mayBeServed(view, key)) wake(key);
    },
  },
  *keys(view) {
    for (const [arn, spec] of view.all("taskSpecs")) if (spec.deploymentId !== undefined) yield arn;
  },
  decide(view, key) {
    const task = view.task(key);
    const wanted = task ? wantedInstances(view, task) : [];
    const known = [...view.discoveryInstancesOfTask(key)];
    const commands = [
      ...known.filter((old) => !wanted.some((row) => row.serviceId === old.serviceId)).flatMap((old) => deregister(view, old)),
      ...wanted.flatMap((row) => register(view, row)),
    ];
    return commands.length === 0 ? undefined : { commands };
  },
};

/** Most tasks are found by nobody, and need not be looked at. */
function mayBeServed(view: View, taskArn: string): boolean {
  const settings = settingsOfTask(view, view.get("taskSpecs", taskArn) ?? {});
  if (settings && (settings.serviceRegistries.length > 0 || settings.serviceConnectConfiguration?.services?.length)) return true;
  for (const _ of view.discoveryInstancesOfTask(taskArn)) return true;
  return false;
}

function register(view: View, row: DiscoveryInstanceRow): readonly Command[] {
  const key = `${row.serviceId}/${row.instanceId}`;
  const known = view.get("discoveryInstances", key);
  const why = `task ${row.instanceId} runs and is ${row.health}`;
  if (!known) return [{ op: "put", table: "discoveryInstances", key, row, why }, ...grow(view, row.serviceId)];
  if (known.health === row.health) return [];
  return [{ op: "patch", table: "discoveryInstances", key, row: { health: row.health }, why }];
}

function deregister(view: View, row: DiscoveryInstanceRow): readonly Command[] {
  const key = `${row.serviceId}/${row.instanceId}`;
  return [{ op: "delete", table: "discoveryInstances", key, why: `task ${row.instanceId} is to stop` }, ...grow(view, row.serviceId)];
}

/** The revision grows with registrations, not with health. Source: AWS Cloud Map API, DiscoverInstancesRevision. */
function grow(view: View, serviceId: string): readonly Command[] {
  const service = view.get("discoveryServices", serviceId);
  if (!service) return [];
  const row = { revision: service.revision + 1 };
  return [{ op: "patch", table: "discoveryServices", key: serviceId, row, why: "its instances changed" }];
}
