import { parseArn } from "@stowage/model";
import { forwardedGroups } from "./forwarded-groups.js";
import { OrderedRelation } from "./ordered-relation.js";
import { Relation } from "./relation.js";
import type { ContainerInstanceRow, DeploymentRow, Row, ServiceRow, Table } from "./rows.js";
import type { ServiceDeploymentRow } from "./service-deployment-row.js";
import type { TaskSetRow } from "./task-set-row.js";
import { Counts } from "./counts.js";

/** Indexes over every table but the tasks' two: which rows belong to which parent. */
export class RowIndex {
  readonly servicesByCluster: Relation = new Relation();
  readonly deploymentsByService: OrderedRelation<DeploymentRow> = new OrderedRelation((row) => row.sequence);
  readonly serviceDeploymentsByService: OrderedRelation<ServiceDeploymentRow> = new OrderedRelation((row) => row.sequence);
  readonly taskSetsByService: OrderedRelation<TaskSetRow> = new OrderedRelation((row) => row.sequence);
  /** Services whose deployments watch an alarm, by `REGION/ACCOUNT/ALARM`. */
  readonly servicesByAlarm: Relation = new Relation();
  /** How many ACTIVE instances of a cluster there are in each zone. */
  readonly instanceZones: Counts = new Counts();
  readonly instancesByCluster: Relation = new Relation();
  readonly revisionsByFamily: OrderedRelation<Row<"taskDefinitions">> = new OrderedRelation((row) => row.revision);
  readonly servicesByNamespace: Relation = new Relation();
  readonly instancesByDiscoveryService: Relation = new Relation();
  readonly discoveryInstancesByTask: Relation = new Relation();
  /** Keys of rows by a name that should be unique: `NAMESPACE-ID/NAME`, `REGION/ACCOUNT/NAME`. */
  readonly discoveryServicesByName: Relation = new Relation();
  readonly namespacesByName: Relation = new Relation();
  /** What Application Auto Scaling has for a scalable target, by the target's key; and alarms by the policies that they set off. */
  readonly policiesByTarget: Relation = new Relation();
  readonly actionsByTarget: Relation = new Relation();
  readonly alarmsByPolicy: Relation = new Relation();
  /** ARNs of listeners and rules by the target groups that they forward to. */
  readonly forwardersByGroup: Relation = new Relation();
  readonly targetsByGroup: Relation = new Relation();
  readonly targetsByTask: Relation = new Relation();
  /** Services that wait for room, by cluster. */
  readonly blockedByCluster: Relation = new Relation();

  change<T extends Table>(table: T, key: string, old: Row<T> | undefined, now: Row<T> | undefined): void {
    const change = changes[table] as Change<T> | undefined;
    change?.(this, key, old, now);
  }

  dump(): object {
    return Object.fromEntries(
      Object.entries(this).map(([name, index]) => [name, (index as Relation | OrderedRelation<object> | Counts).dump()]),
    );
  }
}

/** The alarms that a service's deployments watch, as keys. */
function alarmsOf(row: ServiceRow | undefined): readonly string[] {
  const alarms = row?.deploymentConfiguration.alarms;
  return row && alarms?.enable ? alarms.alarmNames.map((name) => `${placePrefix(row.arn)}/${name}`) : [];
}

function zoneOf(row: ContainerInstanceRow | undefined): string | undefined {
  if (row?.status !== "ACTIVE") return undefined;
  return row.attributes.find(({ name }) => name === "ecs.availability-zone")?.value;
}

/** `REGION/ACCOUNT` of an ARN. */
function placePrefix(arn: string): string {
  const parts = parseArn(arn);
  return `${parts?.region ?? ""}/${parts?.account ?? ""}`;
}

function forward(index: RowIndex, key: string, old: Actions, now: Actions): void {
  if (old === now) return;
  for (const arn of groupArns(old)) index.forwardersByGroup.remove(arn, key);
  for (const arn of groupArns(now)) index.forwardersByGroup.add(arn, key);
}

type Actions = Parameters<typeof forwardedGroups>[0];

function groupArns(actions: Actions): ReadonlySet<string> {
  return new Set(forwardedGroups(actions).map(({ targetGroupArn }) => targetGroupArn));
}

/** The key of the scalable target that a policy or a scheduled action is for. */
function scaledKey(
  arn: string,
  of: {
    readonly ServiceNamespace?: string | undefined;
    readonly ResourceId?: string | undefined;
    readonly ScalableDimension?: string | undefined;
  },
): string {
  return `${placePrefix(arn)}/${of.ServiceNamespace ?? ""}|${of.ResourceId ?? ""}|${of.ScalableDimension ?? ""}`;
}

/** ARNs of the scaling policies among an alarm's actions, which may name who made the policy besides. */
function policiesIn(row: Row<"alarms"> | undefined): ReadonlySet<string> {
  const actions = row?.alarm.AlarmActions ?? [];
  return new Set(actions.filter((action) => action.includes(":scalingPolicy:")).map((action) => action.replace(/:createdBy\/[^:]*$/, "")));
}

type Change<T extends Table> = (index: RowIndex, key: string, old: Row<T> | undefined, now: Row<T> | undefined) => void;

const changes: { readonly [T in Table]?: Change<T> } = {
  services(index, key, old, now) {
    index.servicesByCluster.move(old?.clusterArn, now?.clusterArn, key);
    index.blockedByCluster.move(old?.blocked ? old.clusterArn : undefined, now?.blocked ? now.clusterArn : undefined, key);
    if (old?.deploymentConfiguration.alarms === now?.deploymentConfiguration.alarms) return;
    const [before, after] = [new Set(alarmsOf(old)), new Set(alarmsOf(now))];
    for (const alarm of before) if (!after.has(alarm)) index.servicesByAlarm.move(alarm, undefined, key);
    for (const alarm of after) if (!before.has(alarm)) index.servicesByAlarm.move(undefined, alarm, key);
  },
  serviceDeployments(index, _key, old, now) {
    index.serviceDeploymentsByService.change((now ?? old)!.serviceArn, old, now);
  },
  taskSets(index, _key, old, now) {
    index.taskSetsByService.change((now ?? old)!.serviceArn, old, now);
  },
  deployments(index, _key, old, now) {
    index.deploymentsByService.change((now ?? old)!.serviceArn, old, now);
  },
  containerInstances(index, key, old, now) {
    index.instancesByCluster.move(old?.clusterArn, now?.clusterArn, key);
    const [before, after] = [zoneOf(old), zoneOf(now)];
    if (before === after) return;
    if (before !== undefined) index.instanceZones.add(old!.clusterArn, before, -1);
    if (after !== undefined) index.instanceZones.add(now!.clusterArn, after, 1);
  },
  taskDefinitions(index, _key, old, now) {
    const { arn, family } = (now ?? old)!;
    index.revisionsByFamily.change(`${placePrefix(arn)}/${family}`, old, now);
  },
  discoveryServices(index, key, old, now) {
    index.servicesByNamespace.move(old?.namespaceId, now?.namespaceId, key);
    index.discoveryServicesByName.move(old && `${old.namespaceId}/${old.name}`, now && `${now.namespaceId}/${now.name}`, key);
  },
  discoveryInstances(index, key, old, now) {
    index.instancesByDiscoveryService.move(old?.serviceId, now?.serviceId, key);
    index.discoveryInstancesByTask.move(old?.taskArn, now?.taskArn, key);
  },
  scalingPolicies(index, key, old, now) {
    index.policiesByTarget.move(old && scaledKey(key, old.policy), now && scaledKey(key, now.policy), key);
  },
  scheduledActions(index, key, old, now) {
    index.actionsByTarget.move(old && scaledKey(key, old.action), now && scaledKey(key, now.action), key);
  },
  alarms(index, key, old, now) {
    if (old?.alarm.AlarmActions === now?.alarm.AlarmActions) return;
    for (const policy of policiesIn(old)) index.alarmsByPolicy.remove(policy, key);
    for (const policy of policiesIn(now)) index.alarmsByPolicy.add(policy, key);
  },
  listeners(index, key, old, now) {
    forward(index, key, old?.listener.DefaultActions, now?.listener.DefaultActions);
  },
  listenerRules(index, key, old, now) {
    forward(index, key, old?.rule.Actions, now?.rule.Actions);
  },
  targets(index, key, old, now) {
    index.targetsByGroup.move(old?.groupArn, now?.groupArn, key);
    index.targetsByTask.move(old?.taskArn, now?.taskArn, key);
  },
  namespaces(index, key, old, now) {
    index.namespacesByName.move(old && `${placePrefix(old.arn)}/${old.name}`, now && `${placePrefix(now.arn)}/${now.name}`, key);
  },
};
