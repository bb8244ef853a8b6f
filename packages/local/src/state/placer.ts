import { Cluster } from "@stowage/placement";
import { emptyInstance } from "../control/launch/instance-for-placement.js";
import { placementGroups, type PlacementGroups } from "../control/launch/placement-group.js";
import type { ContainerInstanceRow, TaskDefinitionRow } from "./rows.js";
import type { IndexedSpec } from "./task-index.js";
import type { Task } from "./view.js";

/** What a placer reads to begin with. */
export interface PlacerSource {
  instancesOfCluster(clusterArn: string): Iterable<ContainerInstanceRow>;
  tasksOnInstance(containerInstanceArn: string): Iterable<Task>;
  definition(arn: string): TaskDefinitionRow | undefined;
}

/**
 * Placement's index of each cluster's instances: made when it is first asked for, then changed with the rows. Clusters that run on Fargate
 * alone never have one.
 */
export class Placer {
  readonly groups: PlacementGroups = placementGroups();
  readonly #clusters = new Map<string, Cluster>();
  readonly #source: PlacerSource;

  constructor(source: PlacerSource) {
    this.#source = source;
  }

  of(clusterArn: string): Cluster {
    let cluster = this.#clusters.get(clusterArn);
    if (!cluster) {
      this.#clusters.set(clusterArn, (cluster = new Cluster({ seed: hash(clusterArn) })));
      for (const row of this.#source.instancesOfCluster(clusterArn)) this.#add(cluster, row);
    }
    return cluster;
  }

  instanceChanged(old: ContainerInstanceRow | undefined, now: ContainerInstanceRow | undefined): void {
    const cluster = this.#clusters.get((now ?? old)!.clusterArn);
    if (!cluster) return;
    const was = old !== undefined && old.status !== "INACTIVE";
    const is = now !== undefined && now.status !== "INACTIVE";
    if (was && is && old.registeredResources === now.registeredResources) {
      const { id: _id, cpu: _cpu, memory: _memory, gpus: _gpus, ports: _ports, ...changes } = emptyInstance(now);
      return cluster.update(now.arn, changes);
    }
    if (was) cluster.remove(old.arn);
    if (is) this.#add(cluster, now);
  }

  /** A task takes its place, or leaves it. */
  taskChanged(spec: IndexedSpec, takes: boolean): void {
    const id = spec.containerInstanceArn;
    const cluster = id === undefined ? undefined : this.#clusters.get(spec.clusterArn);
    // The tasks of an instance that is gone have gone with it.
    if (id === undefined || !cluster?.remaining(id)) return;
    const group = this.groups.running(spec, this.#source.definition(spec.taskDefinitionArn));
    if (takes) cluster.take(id, group);
    else cluster.release(id, group);
  }

  /** What is left of each instance, for comparing. */
  dump(clusterArn: string): object {
    const cluster = this.of(clusterArn);
    const ids = [...cluster.instances()].sort();
    return Object.fromEntries(
      ids.map((id) => {
        const { cpu, memory, gpus, tasks } = cluster.remaining(id)!;
        return [id, { cpu, memory, gpus, tasks }];
      }),
    );
  }

  #add(cluster: Cluster, row: ContainerInstanceRow): void {
    if (row.status === "INACTIVE") return;
    cluster.add(emptyInstance(row));
    for (const { spec } of this.#source.tasksOnInstance(row.arn)) {
      cluster.take(row.arn, this.groups.running(spec, this.#source.definition(spec.taskDefinitionArn)));
    }
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
