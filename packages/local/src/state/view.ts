import type { Cluster } from "@stowage/placement";
import type { PlacementGroups } from "../control/launch/placement-group.js";
import type { ServiceDeploymentRow } from "./service-deployment-row.js";
import type { TaskSetRow } from "./task-set-row.js";
import type { DeploymentRow, Row, ServiceRow, Table, TaskSpecRow, TaskStatusRow } from "./rows.js";

/** A task's two rows together. */
export interface Task {
  readonly arn: string;
  readonly spec: TaskSpecRow;
  readonly status: TaskStatusRow;
}

/**
 * What a task counts as in its deployment: exactly one of these, or none once it is STOPPED. The first five are to run (their sum is what
 * the deployment has; without `pending` it is its runningCount). `leaving` is healthy but on an instance that drains, `unhealthy` is to be
 * replaced for whatever reason; `draining` is told to stop but not yet signalled, `stopping` is being stopped.
 */
export type TaskKind = "pending" | "running" | "healthy" | "leaving" | "unhealthy" | "draining" | "stopping";

/**
 * What decisions and operations may see: live rows and indexes, read-only. A decision is synchronous and nothing is applied before it
 * returns, so the live view is a snapshot. Every reader costs what it returns, never a scan of a table (`all` excepted).
 */
export interface View {
  get<T extends Table>(table: T, key: string): Row<T> | undefined;
  /** Every row of a table in the order of its keys: for lists that AWS itself gives whole, and for boot. */
  all<T extends Table>(table: T): Iterable<readonly [key: string, row: Row<T>]>;
  /** The same of the keys that begin with `prefix`; for a page of a list, from the first one that is not less than `from`. */
  startingWith<T extends Table>(table: T, prefix: string, from?: string): Iterable<readonly [key: string, row: Row<T>]>;

  /** How many rows a table has. */
  size(table: Table): number;

  task(arn: string): Task | undefined;
  /** Tasks that are not STOPPED, and stopped ones that are still remembered. */
  tasksOfCluster(clusterArn: string): Iterable<Task>;
  tasksOfService(serviceArn: string): Iterable<Task>;
  tasksOfDeployment(deploymentId: string, kind: TaskKind): Iterable<Task>;
  countTasks(deploymentId: string, kind: TaskKind): number;
  /** Tasks that hold resources of this container instance. */
  tasksOnInstance(containerInstanceArn: string): Iterable<Task>;
  /** Tasks in PROVISIONING for want of a container instance, in no order. */
  waitingTasks(clusterArn: string): Iterable<Task>;
  countWaiting(clusterArn: string): number;
  /** Tasks of a deployment that are to run, of one capacity provider (or launch type) in one zone. */
  tasksOfZone(deploymentId: string, capacity: string, zone: string): Iterable<Task>;
  /** Whether a task that is not STOPPED has this address. */
  addressInUse(address: string): boolean;
  /** An address for a new task with a network of its own: one that no task has and that is not in `taken`, used again as late as possible. */
  freeAddress(taken: ReadonlySet<string>): string;
  /** How many tasks of a deployment that are to run there are in each zone, for one capacity provider (or launch type). */
  zonesOfDeployment(deploymentId: string, capacity: string): ReadonlyMap<string, number>;
  /** How many tasks of a deployment that are to run there are by capacity provider (or launch type). */
  capacityOfDeployment(deploymentId: string): ReadonlyMap<string, number>;

  /** Placement's index of the cluster's container instances with the tasks on them, and the groups that it knows. */
  placement(clusterArn: string): {
    readonly cluster: Pick<Cluster, "choose" | "failures" | "instances" | "refuse" | "remaining" | "tasksOf">;
    readonly groups: PlacementGroups;
  };
  servicesOfCluster(clusterArn: string): Iterable<ServiceRow>;
  /** ARNs of the services whose tasks could not all be placed. */
  blockedServices(clusterArn: string): Iterable<string>;
  /** In the order in which they were made; the last one is PRIMARY. */
  deploymentsOf(serviceArn: string): readonly DeploymentRow[];
  /** In the order in which they were made, those that have ended too. */
  serviceDeploymentsOf(serviceArn: string): readonly ServiceDeploymentRow[];
  /** In the order in which they were made. */
  taskSetsOf(serviceArn: string): readonly TaskSetRow[];
  /** ARNs of the services whose deployments watch an alarm; `alarm` is `REGION/ACCOUNT/NAME`. */
  servicesWatching(alarm: string): Iterable<string>;
  /** How many ACTIVE container instances of a cluster there are in each zone. */
  zonesOfCluster(clusterArn: string): ReadonlyMap<string, number>;
  instancesOfCluster(clusterArn: string): Iterable<Row<"containerInstances">>;
  /** Revisions in ascending order. */
  revisionsOf(familyKey: string): readonly Row<"taskDefinitions">[];
  discoveryServicesOf(namespaceId: string): Iterable<Row<"discoveryServices">>;
  discoveryInstancesOf(serviceId: string): Iterable<Row<"discoveryInstances">>;
  /** The instances that the control plane has registered for a task. */
  discoveryInstancesOfTask(taskArn: string): Iterable<Row<"discoveryInstances">>;
  discoveryServiceByName(namespaceId: string, name: string): Row<"discoveryServices"> | undefined;
  /** `regionPrefix` is `REGION/ACCOUNT`. */
  namespaceByName(name: string, regionPrefix: string): Row<"namespaces"> | undefined;
  /** What Application Auto Scaling has for the scalable target with this key, in no order. */
  scalingPoliciesOf(targetKey: string): Iterable<Row<"scalingPolicies">>;
  scheduledActionsOf(targetKey: string): Iterable<Row<"scheduledActions">>;
  /** The alarms that have a scaling policy among their actions. */
  alarmsOfPolicy(policyArn: string): Iterable<Row<"alarms">>;
  /** ARNs of the listeners and rules that forward to a target group. */
  forwardersTo(groupArn: string): Iterable<string>;
  targetsOfGroup(groupArn: string): Iterable<Row<"targets">>;
  /** The targets that the control plane has registered for a task, draining ones included. */
  targetsOfTask(taskArn: string): Iterable<Row<"targets">>;
}
