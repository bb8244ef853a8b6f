import type { Assembly } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { ServiceUsage, TaskUsage, Usage } from "@stowage/model/inputs";
import { billedSeconds } from "../billing.js";
import { addFargate } from "../estimate/fargate.js";
import { openLedger } from "../estimate/ledger.js";
import { fargateSizeOf } from "../estimate/task-size.js";
import { Money, quantity } from "../money.js";
import type { PriceList } from "../prices/price-list.js";

/** A task as it ran, e.g. by the records of the embedded engine or of a simulation. Times are milliseconds since 1970. */
export interface TaskRun {
  /** `cluster/service`, or `task:NAME` of a one-off task. */
  readonly resource: string;
  /** Its capacity provider or launch type: `FARGATE`, `FARGATE_SPOT`, … */
  readonly on: string;
  /** When the pull of its images began. */
  readonly pullStartedAt: number;
  readonly stoppedAt: number;
}

/** An instance as it ran. */
export interface InstanceRun {
  readonly id: string;
  /** Its capacity provider, or its cluster. */
  readonly provider: string;
  /** EC2 instance type. */
  readonly type: string;
  readonly launchedAt: number;
  readonly terminatedAt: number;
}

/**
 * The usage that task and instance records amount to: billed task-hours by service and capacity, average numbers of instances. An estimate with
 * it over the same span costs what the tasks cost.
 *
 * @param hours The span that the records cover.
 *
 * @example
 * await estimate(assembly, { hours: 168, usage: usageOfRuns(assembly, tasks, instances, 168) });
 */
export function usageOfRuns(assembly: Assembly, tasks: Iterable<TaskRun>, instances: Iterable<InstanceRun>, hours: number): Usage {
  const all = [...Object.keys(assembly.services ?? {}), ...Object.keys(assembly.tasks ?? {}).map((name) => `task:${name}`)];
  // What has no record ran no task: it does not fall back on its desired count.
  const seconds = new Map(all.map((resource) => [resource, new Map<string, number>()]));
  for (const run of tasks) {
    const own = seconds.get(run.resource) ?? new Map<string, number>();
    seconds.set(run.resource, own.set(run.on, (own.get(run.on) ?? 0) + secondsOf(run, definitionOf(assembly, run.resource))));
  }
  const services: Record<string, ServiceUsage> = {};
  const oneOff: Record<string, TaskUsage> = {};
  for (const [resource, own] of seconds) {
    const taskHours = Object.fromEntries([...own].map(([on, total]) => [on, quantity(new Money(total).div(3600)).toString()]));
    if (resource.startsWith("task:")) oneOff[resource.slice("task:".length)] = { taskHours };
    else services[resource] = { taskHours };
  }
  return { services, tasks: oneOff, instances: averageInstances(instances, hours) };
}

/**
 * What each task cost by itself on Fargate, to the second; tasks on instances cost nothing by themselves, and count as zero. Undefined: the
 * task's size or a price is not known.
 *
 * @example
 * const total = tasks.reduce((sum, run) => sum.plus(costOfRun(prices, assembly, run) ?? 0), new Decimal(0));
 */
export function costOfRun(prices: PriceList, assembly: Assembly, run: TaskRun): string | undefined {
  const definition = definitionOf(assembly, run.resource);
  if (definition === undefined) return undefined;
  if (run.on !== "FARGATE" && run.on !== "FARGATE_SPOT") return "0";
  const size = fargateSizeOf(definition);
  if ("missing" in size) return undefined;
  const ledger = openLedger(prices, new Money(1));
  const hours = new Money(secondsOf(run, definition)).div(3600);
  addFargate(ledger, run.resource, size, run.on === "FARGATE" ? hours : undefined, run.on === "FARGATE_SPOT" ? hours : undefined);
  const { monthly, unpriced } = ledger.close();
  return unpriced.length > 0 ? undefined : monthly;
}

function secondsOf({ pullStartedAt, stoppedAt }: TaskRun, definition: RegisterTaskDefinitionRequest | undefined): number {
  const windows = definition?.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") === true;
  return billedSeconds((stoppedAt - pullStartedAt) / 1000, windows ? "windows" : "linux");
}

function definitionOf(assembly: Assembly, resource: string): RegisterTaskDefinitionRequest | undefined {
  const request = assembly.services?.[resource] ?? assembly.tasks?.[resource.replace(/^task:/, "")]?.request;
  const family = request?.taskDefinition;
  return family !== undefined && assembly.taskDefinitions && Object.hasOwn(assembly.taskDefinitions, family)
    ? assembly.taskDefinitions[family]
    : undefined;
}

function averageInstances(instances: Iterable<InstanceRun>, hours: number): Record<string, Record<string, number>> {
  const averages: Record<string, Record<string, number>> = {};
  for (const { provider, type, launchedAt, terminatedAt } of instances) {
    const own = (averages[provider] ??= {});
    own[type] = (own[type] ?? 0) + (terminatedAt - launchedAt) / 3_600_000 / hours;
  }
  return averages;
}
