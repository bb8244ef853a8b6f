import { parseArn, type Place } from "@stowage/model";
import { chooseToTerminate, drained, DRAINING_LIMIT_MS, instancesNeeded, instanceType, scaleCapacity } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { AutoScalingGroupRow } from "../../state/auto-scaling-group-row.js";
import type { CapacityProviderRow, ClusterRow, ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { isDaemonTask } from "../daemons/is-daemon-task.js";
import { recordPoints } from "../monitoring/record-points.js";
import { earlier } from "../service/earlier.js";
import type { Command, Controller, Decision, Pace } from "../types.js";
import { groupInstance } from "./group-instance.js";
import { clusterOf, groupKey, groupOf } from "./provider-group.js";
import { drainsManaged, interruptInstance, spotEnd, terminateInstance } from "./spot.js";
import { waitingTasks } from "./waiting-tasks.js";

const MINUTE_MS = 60_000;

type Times = Pick<Pace, "instanceLaunchMs" | "spotPerDay" | "rememberStoppedMs">;

/**
 * The imagined instances of an Auto Scaling group: managed scaling decides once a minute how many there are to be, instances are launched
 * and register, leave when they are empty or drained, and are taken back if they are Spot. The key is the capacity provider's ARN.
 * Source: Amazon ECS Developer Guide, "Amazon ECS managed scaling behavior", "Managed termination protection", "Managed instance draining".
 */
export function autoScaling(times: Times): Controller {
  return {
    name: "auto-scaling",
    wakes: {
      capacityProviders(_old, now, key, wake) {
        if (now?.autoScalingGroupProvider) wake(key);
      },
      autoScalingGroups(old, now, key, wake, view) {
        if (old === now) return;
        for (const [arn, provider] of view.all("capacityProviders")) if (groupKey(provider) === key) wake(arn);
      },
      clusters(old, now, _key, wake, view) {
        if (old?.capacityProviders === now?.capacityProviders) return;
        for (const [arn, provider] of view.all("capacityProviders")) if (provider.autoScalingGroupProvider) wake(arn);
      },
      containerInstances: (old, now, key, wake) => wakeProvider((now ?? old)!, key, wake),
      taskStatuses(old, now, key, wake, view) {
        if (old === undefined || (now !== undefined && now.lastStatus !== "STOPPED")) return;
        const arn = view.get("taskSpecs", key)?.containerInstanceArn;
        const instance = arn === undefined ? undefined : view.get("containerInstances", arn);
        if (instance?.leavingSince !== undefined) wakeProvider(instance, instance.arn, wake);
      },
      taskSpecs(old, now, _key, wake, view) {
        if (now !== undefined || old?.containerInstanceArn === undefined) return;
        const instance = view.get("containerInstances", old.containerInstanceArn);
        if (instance?.terminatedAt !== undefined) wakeProvider(instance, instance.arn, wake);
      },
    },
    *keys(view) {
      for (const [arn, row] of view.all("capacityProviders")) if (row.autoScalingGroupProvider) yield arn;
    },
    decide(view, key, now, random) {
      const provider = view.get("capacityProviders", key);
      const group = provider && groupOf(view, provider);
      const cluster = provider && clusterOf(view, provider);
      return provider && group && cluster && step({ view, provider, group, cluster, now, random, times });
    },
  };
}

function wakeProvider({ capacityProviderName }: ContainerInstanceRow, near: string, wake: (key: string) => void): void {
  if (capacityProviderName !== undefined) wake(near.replace(/:container-instance\/.*$/, `:capacity-provider/${capacityProviderName}`));
}

interface Scene {
  readonly view: View;
  readonly provider: CapacityProviderRow;
  readonly group: AutoScalingGroupRow;
  readonly cluster: ClusterRow;
  readonly now: number;
  readonly random: Random;
  readonly times: Times;
}

function step(scene: Scene): Decision {
  const { view, provider, group, cluster, now } = scene;
  const own = [...view.instancesOfCluster(cluster.arn)].filter(({ capacityProviderName }) => capacityProviderName === provider.name);
  const moved = own.flatMap((row) => moveInstance(scene, row));
  const ready = group.launching.filter(({ readyAt }) => readyAt <= now);
  const registered = ready.flatMap((machine) => groupInstance(cluster.arn, provider.name, group, machine, now, scene.random) ?? []);
  const launching = group.launching.filter(({ readyAt }) => readyAt > now);
  const standing = own.filter(({ status, leavingSince }) => status !== "INACTIVE" && leavingSince === undefined);
  const judged = judge(scene, standing, launching);
  const size = resize(scene, judged.group.desired, standing, launching, registered.length);
  const next: AutoScalingGroupRow = { ...judged.group, launching: size.launching };
  const changed = judged.commands.length > 0 || ready.length > 0 || size.launching.length !== launching.length;
  const commands: Command[] = [
    ...moved,
    ...registered.map((row): Command => ({ op: "put", table: "containerInstances", key: row.arn, row, why: "it registers" })),
    ...size.commands,
    ...judged.commands,
    ...(changed ? [{ op: "patch", table: "autoScalingGroups", key: groupKey(provider)!, row: next, why: judged.why } as const] : []),
  ];
  return { commands, wakeAt: nextLook(scene, own, next) };
}

/** What time does to one instance: Spot capacity is taken back, one that leaves ends, one that has ended is forgotten. */
function moveInstance(scene: Scene, row: ContainerInstanceRow): readonly Command[] {
  const { view, group, now, times } = scene;
  if (row.terminatedAt !== undefined) {
    if (now < row.terminatedAt + times.rememberStoppedMs || count(view, row, true) > 0) return [];
    return [{ op: "delete", table: "containerInstances", key: row.arn, why: "terminated long enough ago" }];
  }
  if (row.status === "INACTIVE") return [];
  if (row.terminateAt !== undefined && now >= row.terminateAt) return [terminateInstance(row, now, "its Spot capacity is taken back")];
  const end = group.spot ? spotEnd(row.ec2InstanceId ?? row.id, row.registeredAt, times.spotPerDay) : undefined;
  if (end !== undefined && now >= end && row.terminateAt === undefined) return interruptInstance(view, row, now);
  const leaves = row.leavingSince !== undefined && row.terminateAt === undefined;
  return leaves && drained(count(view, row, true), row.leavingSince!, now) ? [terminateInstance(row, now, "it has drained")] : [];
}

/** Tasks on an instance; daemons' do not count unless all do. */
function count(view: View, { arn }: ContainerInstanceRow, all: boolean = false): number {
  let tasks = 0;
  for (const { spec } of view.tasksOnInstance(arn)) if (all || !isDaemonTask(view, spec)) tasks++;
  return tasks;
}

/** One minute of managed scaling. */
function judge(
  { view, provider, group, cluster, now }: Scene,
  standing: readonly ContainerInstanceRow[],
  launching: AutoScalingGroupRow["launching"],
): { readonly group: AutoScalingGroupRow; readonly commands: readonly Command[]; readonly why: string } {
  const { managedScaling } = provider.autoScalingGroupProvider!;
  if (managedScaling?.status !== "ENABLED" || now < (group.judgedAt ?? -Infinity) + MINUTE_MS) {
    return { group, commands: [], why: "its instances change" };
  }
  const types = group.instanceTypes.flatMap((name) => instanceType(name) ?? []);
  if (types.length === 0) return { group, commands: [], why: "its instance types are not known" };
  const { needed } = instancesNeeded({
    provisioning: waitingTasks(view, cluster.arn, provider.name),
    instanceTypes: types.map(({ cpu, memory, gpus, enis, trunkEnis }) => ({
      cpu,
      memory,
      gpus,
      ...(enis !== undefined && { enis }),
      ...(trunkEnis !== undefined && { trunkEnis }),
    })),
    running: standing.length,
    busy: standing.filter((row) => count(view, row) > 0).length,
    ...(managedScaling.minimumScalingStepSize !== undefined && { minimumScalingStepSize: managedScaling.minimumScalingStepSize }),
    ...(managedScaling.maximumScalingStepSize !== undefined && { maximumScalingStepSize: managedScaling.maximumScalingStepSize }),
  });
  const launches = [...launching.map(({ launchedAt }) => launchedAt), ...standing.map(({ registeredAt }) => registeredAt)];
  const { below, scaledOutAt } = group.scaling;
  const decision = scaleCapacity(
    { below, scaledOutAt },
    { minSize: group.minSize, maxSize: group.maxSize, ...scalingSettings(managedScaling) },
    {
      needed,
      running: standing.length,
      desired: group.desired,
      ...(launches.length > 0 && { youngestLaunchedAt: Math.max(...launches) }),
      now,
    },
  );
  const metric = {
    namespace: "AWS/ECS/ManagedScaling",
    name: "CapacityProviderReservation",
    dimensions: [
      { name: "ClusterName", value: cluster.name },
      { name: "CapacityProviderName", value: provider.name },
    ],
    points: [pointOf(decision.reservation, now)],
  };
  return {
    group: { ...group, desired: decision.desired, scaling: decision.state, reservation: decision.reservation, judgedAt: now },
    commands: recordPoints(view, parseArn(provider.arn) as Place, [metric], now),
    why: decision.reason,
  };
}

function scalingSettings({
  targetCapacity,
  instanceWarmupPeriod,
}: {
  targetCapacity?: number | undefined;
  instanceWarmupPeriod?: number | undefined;
}): {
  readonly targetCapacity?: number;
  readonly instanceWarmupPeriod?: number;
} {
  return { ...(targetCapacity !== undefined && { targetCapacity }), ...(instanceWarmupPeriod !== undefined && { instanceWarmupPeriod }) };
}

function pointOf(value: number, now: number): Parameters<typeof recordPoints>[2][number]["points"][number] {
  return { at: Math.floor(now / MINUTE_MS) * MINUTE_MS, count: 1, sum: value, min: value, max: value, unit: "Percent" };
}

/** Launches what is missing, in the zones with fewest; what is beyond the size leaves, empty instances first, protected ones never. */
function resize(
  { view, provider, group, now, random, times }: Scene,
  desired: number,
  standing: readonly ContainerInstanceRow[],
  launching: AutoScalingGroupRow["launching"],
  registering: number,
): { readonly launching: AutoScalingGroupRow["launching"]; readonly commands: readonly Command[] } {
  const total = standing.length + launching.length + registering;
  if (total < desired) {
    const zones = new Map(group.zones.map((zone) => [zone, 0]));
    for (const zone of [...standing.map(zoneOf), ...launching.map(({ zone }) => zone)]) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    const added = Array.from({ length: desired - total }, () => {
      const [zone] = [...zones].reduce((best, entry) => (entry[1] < best[1] ? entry : best));
      zones.set(zone, zones.get(zone)! + 1);
      return { id: `i-${random.hex(17)}`, zone, launchedAt: now, readyAt: now + times.instanceLaunchMs };
    });
    return { launching: [...launching, ...added], commands: [] };
  }
  const surplus = standing.length - desired;
  if (surplus <= 0) return { launching, commands: [] };
  const all = standing.map((row) => ({ id: row.arn, az: zoneOf(row), launchedAt: row.registeredAt, tasks: count(view, row) }));
  const empty = all.filter(({ tasks }) => tasks === 0);
  const managedTerminationProtection = provider.autoScalingGroupProvider?.managedTerminationProtection === "ENABLED";
  const chosen = new Set(chooseToTerminate(empty.length >= surplus ? empty : all, surplus, { managedTerminationProtection }));
  const why = "its group gets smaller";
  const commands = standing
    .filter(({ arn }) => chosen.has(arn))
    .map((row): Command => {
      if (!drainsManaged(view, row)) return terminateInstance(row, now, why);
      const patch = { status: "DRAINING", leavingSince: now, version: row.version + 1 } as const;
      return { op: "patch", table: "containerInstances", key: row.arn, row: patch, why };
    });
  return { launching, commands };
}

function zoneOf({ attributes }: ContainerInstanceRow): string {
  return attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? "";
}

function nextLook({ provider, now, times }: Scene, own: readonly ContainerInstanceRow[], group: AutoScalingGroupRow): number | undefined {
  const scales = provider.autoScalingGroupProvider?.managedScaling?.status === "ENABLED";
  let at = scales ? (group.judgedAt ?? now) + MINUTE_MS : undefined;
  for (const { readyAt } of group.launching) at = earlier(at, readyAt);
  for (const row of own) {
    if (row.terminatedAt !== undefined) {
      // After that it stays until the last of its tasks is forgotten, which wakes its provider.
      const forgottenAt = row.terminatedAt + times.rememberStoppedMs;
      if (forgottenAt > now) at = earlier(at, forgottenAt);
    }
    // One that was deregistered meanwhile has nothing to wait for.
    else if (row.status === "INACTIVE") continue;
    else if (row.terminateAt !== undefined) at = earlier(at, row.terminateAt);
    else if (row.leavingSince !== undefined) at = earlier(at, row.leavingSince + DRAINING_LIMIT_MS);
    else if (group.spot) at = earlier(at, spotEnd(row.ec2InstanceId ?? row.id, row.registeredAt, times.spotPerDay));
  }
  return at;
}
