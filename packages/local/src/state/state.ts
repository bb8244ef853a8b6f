import { deepFreeze } from "./deep-freeze.js";
import { kindOf } from "./kinds.js";
import { Placer } from "./placer.js";
import { RowIndex } from "./row-index.js";
import { RowsByKey } from "./rows-by-key.js";
import type { ContainerInstanceRow, DeploymentRow, Row, ServiceRow, Table } from "./rows.js";
import type { ServiceDeploymentRow } from "./service-deployment-row.js";
import type { TaskSetRow } from "./task-set-row.js";
import type { UnreadTasks } from "../store/store.js";
import { tableNames } from "./tables.js";
import { holdsInstance, TaskIndex, zoneKey, type IndexedTask } from "./task-index.js";
import type { Task, TaskKind, View } from "./view.js";

export interface StateOptions {
  /** The addresses for tasks with a network of their own. */
  readonly addresses: { readonly addresses: number; address(n: number): string };
  /** Where the first free address is looked for; a number that grows with the engine's life puts off using one again. */
  readonly addressFrom?: number;
  /** For tests: a decision that changes a row throws. */
  readonly freeze?: boolean;
}

/** Rows and their indexes. `set` is the one place where either changes. */
export class State implements View {
  readonly #tables: ReadonlyMap<Table, RowsByKey<object>> = new Map(tableNames.map((name) => [name, new RowsByKey()]));
  readonly #rows = new RowIndex();
  readonly #tasks = new TaskIndex();
  readonly #placer = new Placer({
    instancesOfCluster: (arn) => this.instancesOfCluster(arn),
    tasksOnInstance: (arn) => this.tasksOnInstance(arn),
    definition: (arn) => this.get("taskDefinitions", arn),
  });
  readonly #options: StateOptions;
  #nextAddress: number;
  #isReadOnly = false;

  constructor(options: StateOptions) {
    this.#options = options;
    this.#nextAddress = options.addressFrom ?? 0;
  }

  set<T extends Table>(table: T, key: string, row: Row<T> | undefined): Row<T> | undefined {
    if (this.#isReadOnly) throw new Error(`a decision tried to change ${table} ${key}: decisions only return commands`);
    const rows = this.#table(table);
    const old = rows.get(key);
    if (this.#options.freeze && row !== undefined) deepFreeze(row);
    rows.set(key, row);
    if (table === "taskStatuses") this.#changeStatus(key, old as Row<"taskStatuses"> | undefined, row as Row<"taskStatuses"> | undefined);
    else if (table === "taskSpecs") this.#changeSpec(key, old as Row<"taskSpecs"> | undefined, row as Row<"taskSpecs"> | undefined);
    else {
      this.#rows.change(table, key, old, row);
      if (table === "containerInstances")
        this.#placer.instanceChanged(old as ContainerInstanceRow | undefined, row as ContainerInstanceRow | undefined);
    }
    return old;
  }

  /** Runs a decision, or an input: meanwhile nothing may change. */
  readOnly<T>(run: () => T): T {
    this.#isReadOnly = true;
    try {
      return run();
    } finally {
      this.#isReadOnly = false;
    }
  }

  /** Takes in tasks whose rows are read when they are first asked for. */
  expect({ tasks, read }: UnreadTasks): void {
    const [specs, statuses] = [this.#table("taskSpecs"), this.#table("taskStatuses")];
    const readSpec = (key: string): Row<"taskSpecs"> => read("taskSpecs", key);
    const readStatus = (key: string): Row<"taskStatuses"> => read("taskStatuses", key);
    for (const task of tasks) {
      if (task.spec) specs.expect(task.arn, readSpec);
      if (task.status) statuses.expect(task.arn, readStatus);
      this.#indexTask(task.arn, nothing, task);
    }
  }

  get<T extends Table>(table: T, key: string): Row<T> | undefined {
    return this.#table(table).get(key);
  }

  keys(table: Table): Iterable<string> {
    return this.#table(table).keys();
  }

  all<T extends Table>(table: T): Iterable<readonly [key: string, row: Row<T>]> {
    return this.#table(table).inOrder();
  }

  startingWith<T extends Table>(table: T, prefix: string, from?: string): Iterable<readonly [key: string, row: Row<T>]> {
    return this.#table(table).startingWith(prefix, from);
  }

  size(table: Table): number {
    return this.#table(table).size;
  }

  task(arn: string): Task | undefined {
    const spec = this.get("taskSpecs", arn);
    const status = this.get("taskStatuses", arn);
    return spec && status && { arn, spec, status };
  }

  tasksOfCluster(clusterArn: string): Iterable<Task> {
    return this.#each(this.#tasks.byCluster.of(clusterArn), (arn) => this.task(arn));
  }

  tasksOfService(serviceArn: string): Iterable<Task> {
    return this.#each(this.#tasks.byService.of(serviceArn), (arn) => this.task(arn));
  }

  tasksOfDeployment(deploymentId: string, kind: TaskKind): Iterable<Task> {
    return this.#each(this.#tasks.byKind.of(deploymentId, kind), (arn) => this.task(arn));
  }

  countTasks(deploymentId: string, kind: TaskKind): number {
    return this.#tasks.byKind.count(deploymentId, kind);
  }

  tasksOnInstance(containerInstanceArn: string): Iterable<Task> {
    return this.#each(this.#tasks.byInstance.of(containerInstanceArn), (arn) => this.task(arn));
  }

  waitingTasks(clusterArn: string): Iterable<Task> {
    return this.#each(this.#tasks.waiting.of(clusterArn), (arn) => this.task(arn));
  }

  countWaiting(clusterArn: string): number {
    return this.#tasks.waiting.count(clusterArn);
  }

  tasksOfZone(deploymentId: string, capacity: string, zone: string): Iterable<Task> {
    return this.#each(this.#tasks.byZone.of(zoneKey(deploymentId, capacity, zone)), (arn) => this.task(arn));
  }

  zonesOfDeployment(deploymentId: string, capacity: string): ReadonlyMap<string, number> {
    return this.#tasks.zones.of(`${deploymentId} ${capacity}`);
  }

  capacityOfDeployment(deploymentId: string): ReadonlyMap<string, number> {
    return this.#tasks.capacity.of(deploymentId);
  }

  addressInUse(address: string): boolean {
    return this.#tasks.byAddress.count(address) > 0;
  }

  freeAddress(taken: ReadonlySet<string>): string {
    const { addresses, address } = this.#options.addresses;
    if (addresses === 1) return address(0);
    for (let i = 0; i < addresses; i++) {
      const candidate = address((this.#nextAddress + i) % addresses);
      if (!taken.has(candidate) && !this.addressInUse(candidate)) return candidate;
    }
    throw new Error(`all ${addresses} addresses for tasks are in use`);
  }

  placement(clusterArn: string): ReturnType<View["placement"]> {
    return { cluster: this.#placer.of(clusterArn), groups: this.#placer.groups };
  }

  servicesOfCluster(clusterArn: string): Iterable<ServiceRow> {
    return this.#each(this.#rows.servicesByCluster.of(clusterArn), (arn) => this.get("services", arn));
  }

  blockedServices(clusterArn: string): Iterable<string> {
    return this.#rows.blockedByCluster.of(clusterArn);
  }

  deploymentsOf(serviceArn: string): readonly DeploymentRow[] {
    return this.#rows.deploymentsByService.of(serviceArn);
  }

  taskSetsOf(serviceArn: string): readonly TaskSetRow[] {
    return this.#rows.taskSetsByService.of(serviceArn);
  }

  serviceDeploymentsOf(serviceArn: string): readonly ServiceDeploymentRow[] {
    return this.#rows.serviceDeploymentsByService.of(serviceArn);
  }

  servicesWatching(alarm: string): Iterable<string> {
    return this.#rows.servicesByAlarm.of(alarm);
  }

  zonesOfCluster(clusterArn: string): ReadonlyMap<string, number> {
    return this.#rows.instanceZones.of(clusterArn);
  }

  instancesOfCluster(clusterArn: string): Iterable<Row<"containerInstances">> {
    return this.#each(this.#rows.instancesByCluster.of(clusterArn), (arn) => this.get("containerInstances", arn));
  }

  revisionsOf(familyKey: string): readonly Row<"taskDefinitions">[] {
    return this.#rows.revisionsByFamily.of(familyKey);
  }

  discoveryServicesOf(namespaceId: string): Iterable<Row<"discoveryServices">> {
    return this.#each(this.#rows.servicesByNamespace.of(namespaceId), (id) => this.get("discoveryServices", id));
  }

  discoveryInstancesOf(serviceId: string): Iterable<Row<"discoveryInstances">> {
    return this.#each(this.#rows.instancesByDiscoveryService.of(serviceId), (key) => this.get("discoveryInstances", key));
  }

  discoveryInstancesOfTask(taskArn: string): Iterable<Row<"discoveryInstances">> {
    return this.#each(this.#rows.discoveryInstancesByTask.of(taskArn), (key) => this.get("discoveryInstances", key));
  }

  discoveryServiceByName(namespaceId: string, name: string): Row<"discoveryServices"> | undefined {
    const [id] = this.#rows.discoveryServicesByName.of(`${namespaceId}/${name}`);
    return id === undefined ? undefined : this.get("discoveryServices", id);
  }

  namespaceByName(name: string, regionPrefix: string): Row<"namespaces"> | undefined {
    const [id] = this.#rows.namespacesByName.of(`${regionPrefix}/${name}`);
    return id === undefined ? undefined : this.get("namespaces", id);
  }

  scalingPoliciesOf(targetKey: string): Iterable<Row<"scalingPolicies">> {
    return this.#each(this.#rows.policiesByTarget.of(targetKey), (arn) => this.get("scalingPolicies", arn));
  }

  scheduledActionsOf(targetKey: string): Iterable<Row<"scheduledActions">> {
    return this.#each(this.#rows.actionsByTarget.of(targetKey), (arn) => this.get("scheduledActions", arn));
  }

  alarmsOfPolicy(policyArn: string): Iterable<Row<"alarms">> {
    return this.#each(this.#rows.alarmsByPolicy.of(policyArn), (arn) => this.get("alarms", arn));
  }

  forwardersTo(groupArn: string): Iterable<string> {
    return this.#rows.forwardersByGroup.of(groupArn);
  }

  targetsOfGroup(groupArn: string): Iterable<Row<"targets">> {
    return this.#each(this.#rows.targetsByGroup.of(groupArn), (key) => this.get("targets", key));
  }

  targetsOfTask(taskArn: string): Iterable<Row<"targets">> {
    return this.#each(this.#rows.targetsByTask.of(taskArn), (key) => this.get("targets", key));
  }

  /** Every index in a comparable form. */
  dumpIndexes(): object {
    const clusters = [...this.all("clusters")].map(([arn]) => [arn, this.#placer.dump(arn)]);
    return { rows: this.#rows.dump(), tasks: this.#tasks.dump(), instances: Object.fromEntries(clusters) };
  }

  #changeSpec(arn: string, old: Row<"taskSpecs"> | undefined, now: Row<"taskSpecs"> | undefined): void {
    const status = this.get("taskStatuses", arn);
    this.#indexTask(arn, indexed(old, status), indexed(now, status));
  }

  #changeStatus(arn: string, old: Row<"taskStatuses"> | undefined, now: Row<"taskStatuses"> | undefined): void {
    // Most changes leave a task where it is in every index.
    if ((old && kindOf(old)) === (now && kindOf(now))) return;
    const spec = this.get("taskSpecs", arn);
    this.#indexTask(arn, indexed(spec, old), indexed(spec, now));
  }

  #indexTask(arn: string, before: IndexedTask, now: IndexedTask): void {
    this.#tasks.change(arn, before, now);
    const took = holdsInstance(before);
    const takes = holdsInstance(now);
    if (took !== takes) this.#placer.taskChanged((now.spec ?? before.spec)!, takes);
    if (before.spec === undefined && now.spec !== undefined) this.#nextAddress++;
  }

  #table<T extends Table>(table: T): RowsByKey<Row<T>> {
    return this.#tables.get(table) as RowsByKey<Row<T>>;
  }

  /** Most questions are about something that has none, so those make no generator. */
  #each<T>(keys: Iterable<string>, row: (key: string) => T | undefined): Iterable<T> {
    return Array.isArray(keys) && keys.length === 0 ? [] : found(keys, row);
  }
}

function indexed(spec: Row<"taskSpecs"> | undefined, status: Row<"taskStatuses"> | undefined): IndexedTask {
  return { spec, status, address: spec?.network?.privateIPv4Address };
}

const nothing: IndexedTask = indexed(undefined, undefined);

function* found<T>(keys: Iterable<string>, row: (key: string) => T | undefined): Iterable<T> {
  for (const key of keys) {
    const value = row(key);
    if (value !== undefined) yield value;
  }
}
