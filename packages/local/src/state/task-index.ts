import { Counts } from "./counts.js";
import { capacityOf, isLive, kindOf } from "./kinds.js";
import { Relation } from "./relation.js";
import type { Table, TaskSpecRow, TaskStatusRow } from "./rows.js";
import { TasksByKind } from "./tasks-by-kind.js";
import type { TaskKind } from "./view.js";

/** The tables of a task's two rows. */
export type TaskTable = "taskSpecs" | "taskStatuses";

export function isTaskTable(table: Table): table is TaskTable {
  return table === "taskSpecs" || table === "taskStatuses";
}

/** What indexes are made from. */
export type IndexedSpec = Omit<TaskSpecRow, "arn" | "id" | "network" | "containers" | "createdAt">;
export type IndexedStatus = Pick<TaskStatusRow, "lastStatus" | "desiredStatus" | "failing" | "displaced" | "healthy">;

/** Everything that is counted of tasks: changed with each row, never stored, built again on boot. */
export class TaskIndex {
  readonly byCluster: Relation = new Relation();
  readonly byService: Relation = new Relation();
  readonly byKind: TasksByKind = new TasksByKind();
  /** Tasks that are not STOPPED. */
  readonly byInstance: Relation = new Relation();
  readonly byAddress: Relation = new Relation();
  /** Tasks that wait for a container instance, by cluster. */
  readonly waiting: Relation = new Relation();
  /** Zones of a deployment's live tasks, by `DEPLOYMENT CAPACITY`. */
  readonly zones: Counts = new Counts();
  readonly capacity: Counts = new Counts();
  /** Live tasks by `DEPLOYMENT CAPACITY ZONE`, for scale-in. */
  readonly byZone: Relation = new Relation();

  change(arn: string, old: IndexedTask, now: IndexedTask): void {
    if (old.spec !== now.spec) {
      this.byCluster.move(old.spec?.clusterArn, now.spec?.clusterArn, arn);
      this.byService.move(old.spec?.serviceArn, now.spec?.serviceArn, arn);
    }
    const before = placeOf(old);
    const after = placeOf(now);
    if (before === after || (before && after && same(before, after))) return;
    if (before?.deployment !== after?.deployment || before?.kind !== after?.kind) {
      if (before?.deployment !== undefined) this.byKind.remove(before.deployment, before.kind, arn);
      if (after?.deployment !== undefined) this.byKind.add(after.deployment, after.kind, arn);
    }
    this.byInstance.move(before?.instance, after?.instance, arn);
    this.byAddress.move(before?.address, after?.address, arn);
    this.waiting.move(before?.waiting, after?.waiting, arn);
    if (sameLive(before?.live, after?.live)) return;
    if (before?.live) this.#leave(before.live, arn);
    if (after?.live) this.#enter(after.live, arn);
  }

  dump(): object {
    const { byCluster, byService, byKind, byInstance, byAddress, waiting, byZone, zones, capacity } = this;
    return Object.fromEntries(
      Object.entries({ byCluster, byService, byKind, byInstance, byAddress, waiting, byZone, zones, capacity }).map(([name, index]) => [
        name,
        index.dump(),
      ]),
    );
  }

  #enter(live: Live, arn: string): void {
    this.byZone.add(zoneKey(live.deployment, live.capacity, live.zone), arn);
    this.#count(live, 1);
  }

  #leave(live: Live, arn: string): void {
    this.byZone.remove(zoneKey(live.deployment, live.capacity, live.zone), arn);
    this.#count(live, -1);
  }

  #count({ deployment, capacity, zone }: Live, by: 1 | -1): void {
    this.zones.add(`${deployment} ${capacity}`, zone, by);
    this.capacity.add(deployment, capacity, by);
  }
}

/** Either row may be missing: the two of a task are written one after the other. */
export interface IndexedTask {
  readonly spec: IndexedSpec | undefined;
  readonly status: IndexedStatus | undefined;
  readonly address: string | undefined;
}

/** Whether a task takes room on a container instance: until it is STOPPED. */
export function holdsInstance({ spec, status }: IndexedTask): boolean {
  return spec?.containerInstanceArn !== undefined && status !== undefined && status.lastStatus !== "STOPPED";
}

interface Place {
  readonly deployment: string | undefined;
  readonly kind: TaskKind;
  readonly instance: string | undefined;
  readonly address: string | undefined;
  readonly waiting: string | undefined;
  readonly live: Live | undefined;
}

interface Live {
  readonly deployment: string;
  readonly capacity: string;
  readonly zone: string;
}

export function zoneKey(deployment: string, capacity: string, zone: string): string {
  return `${deployment} ${capacity} ${zone}`;
}

/** Where a task stands in the indexes, by its spec and its kind alone; undefined once it is STOPPED. */
function placeOf({ spec, status, address }: IndexedTask): Place | undefined {
  const kind = status && kindOf(status);
  if (!spec || kind === undefined) return undefined;
  const { deploymentId: deployment, availabilityZone: zone } = spec;
  return {
    deployment,
    kind,
    instance: spec.containerInstanceArn,
    address,
    // One that is told to stop waits no more.
    waiting: spec.waiting !== undefined && isLive(kind) ? spec.clusterArn : undefined,
    live: deployment !== undefined && isLive(kind) ? { deployment, capacity: capacityOf(spec), zone } : undefined,
  };
}

function same(a: Place, b: Place): boolean {
  return (
    a.deployment === b.deployment &&
    a.kind === b.kind &&
    a.instance === b.instance &&
    a.address === b.address &&
    a.waiting === b.waiting &&
    sameLive(a.live, b.live)
  );
}

/** Most changes leave a task in its zone, so no key is made to find that out. */
function sameLive(a: Live | undefined, b: Live | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.deployment === b.deployment && a.capacity === b.capacity && a.zone === b.zone;
}
