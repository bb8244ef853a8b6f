import { ecsArn, parseArn, type Place } from "@stowage/model";
import type { Random } from "../../random.js";
import { isLive, kindOf } from "../../state/kinds.js";
import type { CapacityProviderRow, ContainerInstanceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { isManagedDaemonTask } from "../daemons/daemon-group.js";
import { daemonReserve } from "../daemons/daemon-reserve.js";
import { daemonTask } from "../daemons/daemon-task.js";
import { daemonsOfProvider } from "../daemons/daemons-of-provider.js";
import { taskFactory } from "../launch/task-factory.js";
import { earlier } from "../service/earlier.js";
import type { Command, Controller, Decision } from "../types.js";
import { newManagedInstance } from "./new-managed-instance.js";
import { typeFor } from "./type-for.js";

/**
 * The instances of a managed-instances capacity provider: one more while a task waits for room, one less when it has been idle for as
 * long as the provider says. The key is the provider's ARN. Source: Amazon ECS Developer Guide, "Architect for Amazon ECS Managed Instances".
 */
export const managedInstances: Controller = {
  name: "managed-instances",
  wakes: {
    capacityProviders(_old, now, key, wake) {
      if (now?.managedInstancesProvider) wake(key);
    },
    taskSpecs(old, now, key, wake) {
      const spec = now?.waiting ? now : old?.waiting ? old : undefined;
      if (spec?.capacityProviderName !== undefined) wake(providerArn(key, spec.capacityProviderName));
    },
    containerInstances(old, now, key, wake) {
      const name = (now ?? old)!.capacityProviderName;
      if (name !== undefined) wake(providerArn(key, name));
    },
    taskStatuses(old, now, key, wake, view) {
      const [before, after] = [isLive(old && kindOf(old)), isLive(now && kindOf(now))];
      const gone = (old !== undefined && kindOf(old)) !== (now !== undefined && kindOf(now));
      const instance = before !== after || gone ? view.get("taskSpecs", key)?.containerInstanceArn : undefined;
      const name = instance === undefined ? undefined : view.get("containerInstances", instance)?.capacityProviderName;
      if (name !== undefined) wake(providerArn(key, name));
    },
  },
  *keys(view) {
    for (const [arn, row] of view.all("capacityProviders")) if (row.managedInstancesProvider) yield arn;
  },
  decide(view, key, now, random) {
    const provider = view.get("capacityProviders", key);
    if (!provider?.managedInstancesProvider || provider.clusterArn === undefined) return undefined;
    const own = [...view.instancesOfCluster(provider.clusterArn)].filter(
      ({ status, capacityProviderName }) => status !== "INACTIVE" && capacityProviderName === provider.name,
    );
    const waiting = waitingFor(view, provider);
    // An idle one that a waiting task did not take does not suit it, and neither would another.
    if (waiting && !own.some(({ arn, status }) => status === "ACTIVE" && isIdle(view, arn)))
      return addOne(view, provider, waiting, own, now, random);
    return shrink(view, provider, own, now);
  },
};

function providerArn(near: string, name: string): string {
  return ecsArn.capacityProvider(parseArn(near) as Place, name);
}

/** The task that has waited longest for this provider's instances. */
function waitingFor(view: View, { clusterArn = "", name }: CapacityProviderRow): Task | undefined {
  let oldest: Task | undefined;
  for (const task of view.waitingTasks(clusterArn)) {
    if (task.spec.capacityProviderName === name && !(oldest && oldest.spec.createdAt <= task.spec.createdAt)) oldest = task;
  }
  return oldest;
}

function addOne(
  view: View,
  provider: CapacityProviderRow,
  { spec }: Task,
  own: readonly ContainerInstanceRow[],
  now: number,
  random: Random,
): Decision | undefined {
  const definition = view.get("taskDefinitions", spec.taskDefinitionArn);
  const type =
    definition && typeFor(definition.definition, provider.managedInstancesProvider!, daemonReserve(view, spec.clusterArn, provider.arn));
  if (type === undefined) return undefined;
  const row = newManagedInstance(provider, type, own, now, random);
  // A daemon's task is there before any other can be.
  const daemons = daemonsOfProvider(view, row.clusterArn, provider.arn);
  const first = { ...row, daemons: daemons.map(({ revision }) => revision.arn) };
  const make = taskFactory(view, now, random);
  return {
    commands: [
      { op: "put", table: "containerInstances", key: row.arn, row: first, why: `a task of ${spec.group} waits for it` },
      ...daemons.flatMap(({ daemon, revision }) => daemonTask(view, daemon, revision, row, make)),
    ],
  };
}

/** Daemons' tasks do not keep an instance. Source: Amazon ECS Developer Guide, "Amazon ECS Managed Instances daemons". */
function isIdle(view: View, instanceArn: string): boolean {
  for (const { spec } of view.tasksOnInstance(instanceArn)) if (!isManagedDaemonTask(spec)) return false;
  return true;
}

/** How long an instance may be idle where the provider does not say. Our choice: AWS documents only that it waits. */
const IDLE_MS = 300_000;

function shrink(view: View, provider: CapacityProviderRow, own: readonly ContainerInstanceRow[], now: number): Decision | undefined {
  const { scaleInAfter } = provider.managedInstancesProvider!.infrastructureOptimization ?? {};
  if (scaleInAfter === -1) return undefined;
  const wait = scaleInAfter === undefined ? IDLE_MS : scaleInAfter * 1000;
  const commands: Command[] = [];
  let wakeAt: number | undefined;
  const change = ({ arn }: ContainerInstanceRow, row: Partial<ContainerInstanceRow>, why: string): void =>
    void commands.push({ op: "patch", table: "containerInstances", key: arn, row, why });
  for (const instance of own) {
    const idle = isIdle(view, instance.arn);
    if (!idle && instance.idleSince !== undefined) change(instance, { idleSince: undefined }, "it has tasks");
    if (!idle) continue;
    const since = instance.idleSince ?? now;
    if (instance.idleSince === undefined) change(instance, { idleSince: now }, "it has no tasks");
    else if (now >= since + wait) {
      change(instance, { status: "INACTIVE", agentConnected: false, version: instance.version + 1 }, "it was idle long enough");
    }
    if (now < since + wait) wakeAt = earlier(wakeAt, since + wait);
  }
  return { commands, wakeAt };
}
