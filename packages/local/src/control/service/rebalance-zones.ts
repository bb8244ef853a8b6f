import { parseArn } from "@stowage/model";
import { rebalancingObstacle } from "@stowage/placement";
import type { Random } from "../../random.js";
import { isFargate, isLive, kindOf } from "../../state/kinds.js";
import type { DeploymentRow, RebalancingRow, ServiceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { launch } from "../launch/launch.js";
import { zoneOfSubnet } from "../launch/zone-of-subnet.js";
import { stopTask } from "../task/stop-task.js";
import type { Command, Decision, ServiceEvent } from "../types.js";
import { bounds, type Bounds } from "./bounds.js";
import { launchRequest } from "./launch-request.js";
import { isProtected } from "./protection.js";
import { say, taskList } from "./say.js";

// Availability Zone rebalancing: a task starts in the emptiest zone, and once it is healthy one stops in the fullest. Source: Amazon ECS
// Developer Guide, "Balancing an Amazon ECS service across Availability Zones" and "Tracking Amazon ECS Availability Zone rebalancing".

/** How many tasks a service has beyond its desired count because it is being rebalanced. */
export function rebalancingExtra(view: View, { rebalancing }: ServiceRow): number {
  const task = rebalancing?.taskArn === undefined ? undefined : view.task(rebalancing.taskArn);
  return task && isLive(kindOf(task.status)) && kindOf(task.status) !== "unhealthy" ? 1 : 0;
}

/** What becomes of a step that was begun; undefined: it is still waited for, or there is none. */
export function continueRebalancing(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  now: number,
): Decision | undefined {
  const { rebalancing } = service;
  if (rebalancing?.state !== "IN_PROGRESS") return undefined;
  if (!mayRebalance(service, deployments)) {
    return { commands: [change(service, undefined, "rebalancing has ended")], events: [say(service, "stopped AZ Rebalancing.")] };
  }
  if (rebalancing.taskArn === undefined) return undefined;
  const task = view.task(rebalancing.taskArn);
  const kind = task && kindOf(task.status);
  if (!task || !isLive(kind) || kind === "unhealthy" || kind === "leaving") {
    return { commands: [change(service, blocked(now), "the task that was started in another zone has failed")] };
  }
  // Another may have failed meanwhile.
  const spare = view.countTasks(deployments[0]!.id, "healthy") > boundsOf(service).lower;
  return kind === "healthy" && spare ? stopOne(view, service, deployments[0]!, task, now) : undefined;
}

function stopOne(view: View, service: ServiceRow, deployment: DeploymentRow, started: Task, now: number): Decision {
  const zone = service.rebalancing?.stopIn ?? "";
  const candidates = [...view.tasksOfZone(deployment.id, capacityKey(started), zone)].filter(({ status }) => kindOf(status) === "healthy");
  const [victim] = candidates.filter((task) => !isProtected(task));
  if (!victim) {
    const text = `was unable to AZ Rebalance because (taskSet ${deployment.id}) was unable to scale in due to (reason ${candidates.length} tasks under protection).`;
    return { commands: [change(service, blocked(now), "its tasks are protected")], events: [say(service, text)] };
  }
  const stoppedReason = `Availability-zone rebalancing initiated by (deployment ${deployment.id})`;
  const why = `the zones are made even`;
  return {
    commands: [
      ...stopTask(victim, { stopCode: "ServiceSchedulerInitiated", stoppedReason }, now),
      change(service, { state: "IN_PROGRESS" }, why),
    ],
    events: [say(service, `has stopped 1 running tasks in ${zone} due to AZ rebalancing: ${taskList([victim])}.`)],
  };
}

/** The next step of a steady service whose zones are not even; what is said once they are. */
export function beginRebalancing(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  now: number,
  random: Random,
): Decision | undefined {
  const { rebalancing } = service;
  if (!mayRebalance(service, deployments) || rebalancing?.taskArn !== undefined) return undefined;
  const deployment = deployments.at(-1)!;
  const uneven = unevenness(view, service, deployment);
  if (!uneven) {
    if (rebalancing?.state === "IN_PROGRESS") {
      const text = `is AZ balanced with ${zoneList(view, service, deployment)}.`;
      return { commands: [change(service, undefined, "the zones are even")], events: [say(service, text)] };
    }
    return rebalancing && { commands: [change(service, undefined, "the zones are even")] };
  }
  if (rebalancing?.retryAt !== undefined && now < rebalancing.retryAt) return { commands: [], wakeAt: rebalancing.retryAt };
  const begins = rebalancing?.state === "IN_PROGRESS" ? [] : [say(service, begun(view, service, deployment))];
  return startOne(view, service, deployment, uneven, begins, now, random);
}

function startOne(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  { capacity, startIn, stopIn }: Unevenness,
  begins: readonly ServiceEvent[],
  now: number,
  random: Random,
): Decision | undefined {
  const request = launchRequest(view, service, deployment, 1, "its zones are not even");
  if (!request) return undefined;
  const { region = "" } = parseArn(service.arn) ?? {};
  const { network } = request;
  const fargate = isFargate(capacity);
  const constraint = { type: "memberOf", expression: `attribute:ecs.availability-zone == ${startIn}` } as const;
  const { tasks, commands } = launch(
    view,
    {
      ...request,
      ...(request.launchType === undefined && { capacityProviderStrategy: strategyFor(capacity), ...launchTypeFor(capacity) }),
      network: network && { ...network, subnets: network.subnets.filter((subnet) => zoneOfSubnet(region, subnet) === startIn) },
      placementConstraints: fargate ? request.placementConstraints : [...(request.placementConstraints ?? []), constraint],
    },
    now,
    random,
  );
  const [task] = tasks;
  if (!task) {
    const text = fargate
      ? `is unable to place a task in ${startIn}.`
      : `is unable to place a task in ${startIn} because no container instance met all of its requirements.`;
    const said = service.rebalancing?.complaint === text ? [] : [...begins, say(service, text)];
    return { commands: [change(service, { ...blocked(now), complaint: text }, "there is no room in that zone")], events: said };
  }
  return {
    commands: [change(service, { state: "IN_PROGRESS", taskArn: task.arn, stopIn }, "its zones are not even"), ...commands],
    events: [...begins, say(service, `has started 1 tasks in ${startIn} to AZ Rebalance: ${taskList([task])}.`)],
  };
}

/** ECS does not say when it tries again: our choice. */
const RETRY_MS = 10 * 60_000;

function blocked(now: number): RebalancingRow {
  return { state: "BLOCKED", retryAt: now + RETRY_MS };
}

function change(service: ServiceRow, rebalancing: RebalancingRow | undefined, why: string): Command {
  return { op: "patch", table: "services", key: service.arn, row: { rebalancing, steady: false }, why };
}

/** Only a steady service that is eligible, and not while it is deployed. */
function mayRebalance(service: ServiceRow, deployments: readonly DeploymentRow[]): boolean {
  if (service.availabilityZoneRebalancing !== "ENABLED" || service.status !== "ACTIVE") return false;
  if (deployments.length !== 1 || deployments[0]!.rolloutState !== "COMPLETED") return false;
  const { maximumPercent = 200 } = service.deploymentConfiguration;
  const { launchType, loadBalancers } = service.settings;
  const obstacle = rebalancingObstacle({
    schedulingStrategy: service.schedulingStrategy,
    placementStrategy: service.placementStrategy as never,
    placementConstraints: service.placementConstraints as never,
    maximumPercent,
    ...(launchType !== undefined && { launchType }),
    classicLoadBalancer: loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined),
  });
  return obstacle === undefined && boundsOf(service).upper > service.desiredCount;
}

function boundsOf({ desiredCount, deploymentConfiguration }: ServiceRow): Bounds {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration;
  return bounds(desiredCount, minimumHealthyPercent, maximumPercent);
}

interface Unevenness {
  readonly capacity: string;
  readonly startIn: string;
  readonly stopIn: string;
}

/** The emptiest and the fullest zone where they differ by two or more; Fargate and Fargate Spot are looked at apart. */
function unevenness(view: View, service: ServiceRow, deployment: DeploymentRow): Unevenness | undefined {
  for (const capacity of view.capacityOfDeployment(deployment.id).keys()) {
    const counts = view.zonesOfDeployment(deployment.id, capacity);
    let [startIn, fewest, stopIn, most] = ["", Infinity, "", -1];
    for (const zone of zonesFor(view, service, deployment, capacity)) {
      const count = counts.get(zone) ?? 0;
      if (count < fewest) [startIn, fewest] = [zone, count];
      if (count > most) [stopIn, most] = [zone, count];
    }
    if (most - fewest >= 2) return { capacity, startIn, stopIn };
  }
  return undefined;
}

function zonesFor(view: View, service: ServiceRow, { settings }: DeploymentRow, capacity: string): readonly string[] {
  const { region = "" } = parseArn(service.arn) ?? {};
  const subnets = settings.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const ofSubnets = [...new Set(subnets.map((subnet) => zoneOfSubnet(region, subnet)))];
  if (isFargate(capacity)) return ofSubnets.toSorted();
  const zones = [...view.zonesOfCluster(service.clusterArn).keys()].toSorted();
  return ofSubnets.length === 0 ? zones : zones.filter((zone) => ofSubnets.includes(zone));
}

function begun(view: View, service: ServiceRow, deployment: DeploymentRow): string {
  return `is not AZ balanced with ${zoneList(view, service, deployment)}. AZ Rebalancing in progress.`;
}

/** `2 tasks in us-east-1a, 0 tasks in us-east-1b` */
function zoneList(view: View, service: ServiceRow, deployment: DeploymentRow): string {
  const totals = new Map<string, number>();
  for (const capacity of view.capacityOfDeployment(deployment.id).keys()) {
    const counts = view.zonesOfDeployment(deployment.id, capacity);
    for (const zone of zonesFor(view, service, deployment, capacity)) totals.set(zone, (totals.get(zone) ?? 0) + (counts.get(zone) ?? 0));
  }
  return [...totals]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, count]) => `${count} tasks in ${zone}`)
    .join(", ");
}

function capacityKey({ spec }: Task): string {
  return spec.capacityProviderName ?? spec.launchType;
}

function strategyFor(capacity: string): { capacityProvider: string; weight: number }[] | undefined {
  return capacity === "EC2" || capacity === "EXTERNAL" ? undefined : [{ capacityProvider: capacity, weight: 1 }];
}

function launchTypeFor(capacity: string): { readonly launchType?: "EC2" } {
  return capacity === "EC2" ? { launchType: "EC2" } : {};
}
