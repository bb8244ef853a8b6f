import { ecsArn, parseArn, type Place } from "@stowage/model";
import type { LaunchType } from "@stowage/model/ecs";
import type { Refusal } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { ClusterRow, WaitingForCapacity } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { bringsInstances } from "../capacity/brings-instances.js";
import type { Command } from "../types.js";
import { divideCapacity, type Capacity } from "./capacity.js";
import { fargateShortage } from "./fargate-shortage.js";
import type { LaunchRequest } from "./launch-request.js";
import { placeOnInstances } from "./place-on-instances.js";
import { taskFactory, type MadeTask, type NewTask } from "./task-factory.js";
import { zoneChooser } from "./zone-chooser.js";

/** How many tasks of a cluster may wait for instances. Source: Amazon ECS service quotas, "Tasks in the PROVISIONING state per cluster". */
const MAX_PROVISIONING = 500;

export interface Launched {
  readonly tasks: readonly Task[];
  /** The rows of the tasks. */
  readonly commands: readonly Command[];
  /** Tasks that found no place and do not wait for one. */
  readonly unplaced: number;
  /** They do not because too many wait in the cluster already. */
  readonly provisioningFull: boolean;
  /** Why; `failures` has a reason for each instance, as RunTask answers them. */
  readonly refusal?: Refusal | undefined;
}

/**
 * Starts tasks: divides them among capacity providers, spreads Fargate's over zones and places EC2's on container instances, one after the
 * other. For RunTask and for the service scheduler alike.
 *
 * @param make For a decision that launches more than once: the one factory of all its tasks.
 * @example
 * const { tasks, commands, refusal } = launch(view, { cluster, definition, count: 2, launchType: "FARGATE", network, why: "RunTask" }, now, random);
 */
export function launch(
  view: View,
  request: LaunchRequest,
  now: number,
  random: Random,
  make: ReturnType<typeof taskFactory> = taskFactory(view, now, random),
): Launched {
  const already = request.deploymentId === undefined ? undefined : view.capacityOfDeployment(request.deploymentId);
  const made: MadeTask[] = [];
  let unplaced = 0;
  let refusal: Refusal | undefined;
  let provisioningFull = false;
  let mayWait = request.mayWait ? MAX_PROVISIONING - view.countWaiting(request.cluster.arn) : 0;
  for (const { count, ...capacity } of divideCapacity(request.count, request, request.cluster, already)) {
    const launchType = capacityLaunchType(view, request.cluster, capacity);
    const task = { ...taskOf(request), ...capacity, launchType };
    if (capacity.launchType === "FARGATE") {
      const shortage = fargateShortage(view, request.cluster, capacity.capacityProviderName ?? capacity.launchType);
      if (shortage) {
        unplaced += count;
        refusal ??= shortage;
        continue;
      }
      const choose = zonesFor(view, request, capacity.capacityProviderName ?? capacity.launchType, random);
      for (let i = 0; i < count; i++) made.push(make({ ...task, ...choose() }));
      continue;
    }
    const placed = placeOnInstances(view, request, count, capacity.capacityProviderName);
    for (const place of placed.places) made.push(make({ ...task, ...place }));
    const missing = count - placed.places.length;
    if (missing === 0) continue;
    if (request.mayWait && bringsInstances(view, request.cluster, capacity.capacityProviderName)) {
      const waiting = Math.min(missing, Math.max(0, mayWait));
      mayWait -= waiting;
      for (let i = 0; i < waiting; i++) made.push(make({ ...task, availabilityZone: "", waiting: waitingFor(request) }));
      unplaced += missing - waiting;
      if (waiting < missing) provisioningFull = true;
      continue;
    }
    unplaced += missing;
    refusal ??= placed.refusal;
  }
  return {
    tasks: made.map(({ task }) => task),
    commands: made.flatMap(({ commands }) => commands),
    unplaced,
    provisioningFull,
    refusal,
  };
}

function waitingFor({ placementConstraints = [], placementStrategy = [], network }: LaunchRequest): WaitingForCapacity {
  return { placementConstraints, placementStrategy, subnets: network?.subnets ?? [] };
}

/** A provider of managed instances has a launch type of its own. */
function capacityLaunchType(view: View, cluster: ClusterRow, { launchType, capacityProviderName }: Capacity): LaunchType {
  if (launchType === "FARGATE" || capacityProviderName === undefined) return launchType;
  const provider = view.get("capacityProviders", ecsArn.capacityProvider(parseArn(cluster.arn) as Place, capacityProviderName));
  return provider?.managedInstancesProvider ? "MANAGED_INSTANCES" : launchType;
}

function taskOf(request: LaunchRequest): Omit<NewTask, "launchType" | "availabilityZone"> {
  const {
    count: _count,
    launchType: _type,
    capacityProviderStrategy: _strategy,
    placementConstraints: _c,
    placementStrategy: _s,
    mayWait: _mayWait,
    ...rest
  } = request;
  return rest;
}

function zonesFor(view: View, request: LaunchRequest, capacity: string, random: Random): ReturnType<typeof zoneChooser> {
  const counts = request.deploymentId === undefined ? new Map() : view.zonesOfDeployment(request.deploymentId, capacity);
  const { region = "" } = parseArn(request.cluster.arn) ?? {};
  return zoneChooser(region, request.network?.subnets ?? [], counts, random.split(`zones ${capacity}`));
}
