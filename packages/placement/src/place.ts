import { Cluster } from "./cluster/cluster.js";
import { explain } from "./cluster/refusal.js";
import type { Refusal } from "./cluster/refusal.js";
import { daemonPlan } from "./daemon.js";
import type { DaemonPlan } from "./daemon.js";
import type { Snapshot, TaskGroup } from "./snapshot.js";

/** A task of a plan. */
export interface PlacedTask {
  readonly group: string;
  /** The task's number within the group, from 0. */
  readonly index: number;
  readonly instance: string;
  readonly az: string | undefined;
}

/** Tasks of a group that no instance takes. */
export interface UnplacedTasks extends Refusal {
  readonly group: string;
  readonly count: number;
}

/** What an instance holds once the plan is carried out, the tasks that ran on it before included. */
export interface PlannedInstance {
  readonly id: string;
  readonly type: string | undefined;
  readonly az: string | undefined;
  readonly tasks: number;
  /** CPU units in use, and as registered. */
  readonly cpuUsed: number;
  readonly cpu: number;
  /** MiB in use, and as registered. */
  readonly memoryUsed: number;
  readonly memory: number;
}

/** Where every task of a snapshot goes. */
export interface Plan {
  readonly placed: readonly PlacedTask[];
  readonly unplaced: readonly UnplacedTasks[];
  readonly instances: readonly PlannedInstance[];
}

/**
 * Places the groups of a snapshot in their order, each task as ECS would. What did not fit is tried again after the others, as a service
 * would, because a task placed later may be the one that an affinity waits for.
 *
 * @throws ClusterQueryError for an expression that cannot be read; RangeError for a size, strategy or constraint that ECS does not have.
 * @example place({ instances: [{ id: "i-1", cpu: 2048, memory: 7764 }], groups: [{ name: "web", count: 2, cpu: 256, memory: 512 }] })
 */
export function place(snapshot: Snapshot): Plan {
  return planOf(snapshot, placeAll(snapshot));
}

/** The bare result: the cluster with the tasks on it, and each group's instances in the order in which they were chosen. */
export interface Placed {
  readonly cluster: Cluster;
  readonly instances: readonly (readonly string[])[];
  /** By the index of a DAEMON group. */
  readonly daemons: ReadonlyMap<number, DaemonPlan>;
}

export function placeAll(snapshot: Snapshot): Placed {
  const cluster = new Cluster(snapshot);
  const instances = snapshot.groups.map((): readonly string[] => []);
  const daemons = placeDaemons(cluster, snapshot.groups, instances);
  for (let progress = true; progress;) {
    progress = false;
    snapshot.groups.forEach((group, i) => {
      const chosen = instances[i] as readonly string[];
      const wanted = group.count ?? 1;
      if (chosen.length >= wanted || daemons.has(i)) return;
      const more = cluster.placeMany(group, wanted - chosen.length);
      progress ||= more.length > 0;
      instances[i] = chosen.length === 0 ? more : [...chosen, ...more];
    });
    progress &&= snapshot.groups.some((group, i) => !daemons.has(i) && (instances[i] as readonly string[]).length < (group.count ?? 1));
  }
  return { cluster, instances, daemons };
}

/** Daemons come first: ECS keeps their resources free on every instance. */
function placeDaemons(cluster: Cluster, groups: readonly TaskGroup[], instances: (readonly string[])[]): ReadonlyMap<number, DaemonPlan> {
  const daemons = new Map<number, DaemonPlan>();
  groups.forEach((group, i) => {
    if (group.schedulingStrategy !== "DAEMON") return;
    const plan = daemonPlan(cluster, group);
    for (const id of plan.start) cluster.take(id, group);
    instances[i] = plan.start;
    daemons.set(i, plan);
  });
  return daemons;
}

/** The same for people: zones, what is in use, and why something did not fit. */
export function planOf(snapshot: Snapshot, { cluster, instances, daemons }: Placed): Plan {
  const zones = new Map(snapshot.instances.map(({ id, az, attributes }) => [id, attributes?.["ecs.availability-zone"] ?? az]));
  return {
    placed: snapshot.groups.flatMap(({ name }, i) =>
      (instances[i] ?? []).map((instance, index) => ({ group: name, index, instance, az: zones.get(instance) })),
    ),
    unplaced: snapshot.groups.flatMap((group, i) => {
      const daemon = daemons.get(i);
      return daemon ? blockedOf(group, daemon) : unplacedOf(cluster, group, instances[i] ?? []);
    }),
    instances: snapshot.instances.map((instance) => {
      const left = cluster.remaining(instance.id);
      return {
        id: instance.id,
        type: instance.type,
        az: zones.get(instance.id),
        tasks: left?.tasks ?? 0,
        cpuUsed: instance.cpu - (left?.cpu ?? 0),
        cpu: instance.cpu,
        memoryUsed: instance.memory - (left?.memory ?? 0),
        memory: instance.memory,
      };
    }),
  };
}

function unplacedOf(cluster: Cluster, group: TaskGroup, placed: readonly string[]): UnplacedTasks[] {
  const count = (group.count ?? 1) - placed.length;
  if (count <= 0) return [];
  const refusal = cluster.refuse(group);
  return refusal ? [{ group: group.name, count, ...refusal }] : [];
}

function blockedOf({ name }: TaskGroup, { blocked }: DaemonPlan): UnplacedTasks[] {
  if (blocked.length === 0) return [];
  return [{ group: name, count: blocked.length, ...explain(blocked.map(({ failures }) => failures)) }];
}
