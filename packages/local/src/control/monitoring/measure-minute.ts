import { parseArn, type Place } from "@stowage/model";
import type { StandardUnit } from "@stowage/model/cloudwatch";
import type { MetricPoint } from "../../state/monitoring-rows.js";
import type { ClusterRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { requirementOf } from "../launch/task-size.js";
import { loadBalancersOf } from "../load-balancing/target-health.js";
import { runningCount } from "../running-count.js";
import type { Command, Input } from "../types.js";
import { recordPoints, type Measured } from "./record-points.js";
import { defaultLoad, utilization, type Utilization } from "./utilization.js";

/**
 * What CloudWatch would have measured in the minute that begins at `minute`: utilization of the services of which it is known, and what of
 * their clusters' instances is reserved. Names, dimensions and formulas: ECS Developer Guide, "Amazon ECS CloudWatch metrics"; ELB guides,
 * "CloudWatch metrics for your Application Load Balancer". Only what runs is measured. A service whose containers are imagined and of which
 * nobody said what it uses has no data: our choice.
 *
 * @param used What the driver has seen tasks use in this minute.
 */
export function measureMinute(minute: number, used: readonly TaskUsage[] = []): Input<undefined> {
  return (view, now) => {
    const commands: Command[] = [];
    for (const [arn, tasks] of byService(view, used)) {
      const service = view.get("services", arn);
      const place = parseArn(arn);
      // What is said by hand is meant.
      if (service === undefined || place === undefined || view.get("serviceLoads", arn) !== undefined) continue;
      commands.push(...recordPoints(view, place, usageMetrics(view, service, tasks, minute), now));
    }
    for (const [arn, load] of view.all("serviceLoads")) {
      const service = view.get("services", arn);
      const place = parseArn(arn);
      const running = service?.status === "ACTIVE" ? runningCount(view, arn) : 0;
      if (service === undefined || place === undefined || running === 0) continue;
      const { requests, requestsPerTask = defaultLoad.requestsPerTask } = load;
      const modelled: Partial<Utilization> =
        requests === undefined ? {} : utilization(requests, requestsPerTask, defaultLoad.memoryPercent, running);
      const measured = [
        ...serviceMetrics(view, service, { cpu: load.cpu ?? modelled.cpu, memory: load.memory ?? modelled.memory }, running, minute),
        ...requestMetrics(view, service, requests, running, minute),
      ];
      commands.push(...recordPoints(view, place, measured, now));
    }
    for (const [arn, cluster] of view.all("clusters")) {
      const place = parseArn(arn);
      if (place !== undefined) commands.push(...clusterMetrics(view, place, cluster, minute, now));
    }
    return { commands, result: undefined };
  };
}

/** What a task used in a minute. */
export interface TaskUsage {
  readonly taskArn: string;
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

function byService(view: View, used: readonly TaskUsage[]): ReadonlyMap<string, readonly TaskUsage[]> {
  const services = new Map<string, TaskUsage[]>();
  for (const usage of used) {
    const arn = view.get("taskSpecs", usage.taskArn)?.serviceArn;
    if (arn === undefined || view.get("taskStatuses", usage.taskArn)?.lastStatus !== "RUNNING") continue;
    const known = services.get(arn);
    if (known) known.push(usage);
    else services.set(arn, [usage]);
  }
  return services;
}

/** Used ÷ what the task definition reserves, in percent. A task that reserves no CPU, or no memory, has no share of it. */
function usageMetrics(view: View, service: ServiceRow, tasks: readonly TaskUsage[], minute: number): readonly Measured[] {
  const shares = tasks.map(({ taskArn, cpuMs, memoryBytes }) => {
    const spec = view.get("taskSpecs", taskArn)!;
    const { cpu, memory } = requirementOf(view.get("taskDefinitions", spec.taskDefinitionArn)!.definition, spec.overrides);
    return { cpu: (100 * cpuMs) / 60_000 / (cpu / 1024), memory: (100 * memoryBytes) / (memory * 1024 * 1024) };
  });
  const dimensions = dimensionsOf(view, service);
  const one = (name: string, all: readonly number[]): readonly Measured[] => {
    const values = all.filter((value) => Number.isFinite(value));
    if (values.length === 0) return [];
    const sum = values.reduce((a, b) => a + b, 0);
    const point = { at: minute, count: values.length, sum, min: Math.min(...values), max: Math.max(...values), unit: "Percent" as const };
    return [{ namespace: "AWS/ECS", name, dimensions, points: [point] }];
  };
  return [
    ...one(
      "CPUUtilization",
      shares.map(({ cpu }) => cpu),
    ),
    ...one(
      "MemoryUtilization",
      shares.map(({ memory }) => memory),
    ),
  ];
}

function dimensionsOf(view: View, service: ServiceRow): Measured["dimensions"] {
  return [
    { name: "ClusterName", value: view.get("clusters", service.clusterArn)?.name ?? "" },
    { name: "ServiceName", value: service.name },
  ];
}

function serviceMetrics(
  view: View,
  service: ServiceRow,
  { cpu, memory }: { readonly cpu: number | undefined; readonly memory: number | undefined },
  running: number,
  minute: number,
): readonly Measured[] {
  const dimensions = dimensionsOf(view, service);
  const one = (name: string, value: number | undefined): readonly Measured[] =>
    value === undefined ? [] : [{ namespace: "AWS/ECS", name, dimensions, points: [evenly(minute, value, running, "Percent")] }];
  return [...one("CPUUtilization", cpu), ...one("MemoryUtilization", memory)];
}

/** Requests reach the targets of a service's groups alike. */
function requestMetrics(
  view: View,
  { settings }: ServiceRow,
  requests: number | undefined,
  running: number,
  minute: number,
): readonly Measured[] {
  if (requests === undefined) return [];
  return settings.loadBalancers.flatMap(({ targetGroupArn }): readonly Measured[] => {
    if (targetGroupArn === undefined) return [];
    const group = { name: "TargetGroup", value: tail(targetGroupArn, ":") };
    const perTarget = evenly(minute, (60 * requests) / running, 1, "Count");
    const all = evenly(minute, 60 * requests, 1, "Count");
    const namespace = "AWS/ApplicationELB";
    const balancers = loadBalancersOf(view, targetGroupArn)
      .filter((arn) => arn.includes(":loadbalancer/app/"))
      .map((arn) => ({ name: "LoadBalancer", value: tail(arn, ":loadbalancer/") }));
    return [
      { namespace, name: "RequestCountPerTarget", dimensions: [group], points: [perTarget] },
      ...balancers.flatMap((balancer): readonly Measured[] => [
        { namespace, name: "RequestCountPerTarget", dimensions: [balancer, group], points: [perTarget] },
        { namespace, name: "RequestCount", dimensions: [balancer, group], points: [all] },
        { namespace, name: "RequestCount", dimensions: [balancer], points: [all] },
      ]),
    ];
  });
}

function clusterMetrics(view: View, place: Place, cluster: ClusterRow, minute: number, now: number): readonly Command[] {
  const placement = view.placement(cluster.arn).cluster;
  let [cpu, memory, cpuLeft, memoryLeft, tasks] = [0, 0, 0, 0, 0];
  for (const row of view.instancesOfCluster(cluster.arn)) {
    const left = row.status === "INACTIVE" ? undefined : placement.remaining(row.arn);
    if (left === undefined) continue;
    cpu += left.instance.cpu;
    memory += left.instance.memory;
    cpuLeft += left.cpu;
    memoryLeft += left.memory;
    tasks += left.tasks;
  }
  if (tasks === 0) return [];
  const dimensions = [{ name: "ClusterName", value: cluster.name }];
  const reserved = (name: string, all: number, free: number): readonly Measured[] =>
    all === 0 ? [] : [{ namespace: "AWS/ECS", name, dimensions, points: [evenly(minute, (100 * (all - free)) / all, 1, "Percent")] }];
  const measured = [...reserved("CPUReservation", cpu, cpuLeft), ...reserved("MemoryReservation", memory, memoryLeft)];
  return recordPoints(view, place, measured, now);
}

/** So many tasks with the same value. */
function evenly(at: number, value: number, count: number, unit: StandardUnit): MetricPoint {
  return { at, count, sum: value * count, min: value, max: value, unit };
}

function tail(arn: string, mark: string): string {
  return arn.slice(arn.lastIndexOf(mark) + mark.length);
}
