import type { Assembly, OneOffTask } from "@stowage/model";
import { escapePointer, StowageError } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { ServiceUsage, TaskUsage, Usage } from "@stowage/model/inputs";
import { billedSeconds } from "../billing.js";
import { Money } from "../money.js";
import type { Placement, Share } from "./capacity.js";
import { sharesOf } from "./capacity.js";
import type { Ledger } from "./ledger.js";
import { runsOf } from "./schedule.js";
import { assumeUnknownUsage } from "./unknown-usage.js";

/** Tasks that cost money: those of a service, of a one-off task, or of a task definition that stands alone. */
export interface Workload {
  readonly resource: string;
  readonly definition: RegisterTaskDefinitionRequest;
  readonly cluster: string;
  /** Where its tasks run, how many of them on average, and the hours that are billed for them together. */
  readonly shares: readonly WorkloadShare[];
  /** The request, for a service. */
  readonly service?: CreateServiceRequest;
}

export interface WorkloadShare extends Share {
  readonly taskHours: Money;
}

/** What the workloads are read from. */
export interface WorkloadInputs {
  readonly assembly: Assembly;
  readonly usage: Usage;
  /** Tasks of a definition that stands alone. */
  readonly count: number;
  /** Take a scaled service at its lowest or highest number of tasks. */
  readonly bound?: "minimum" | "maximum" | undefined;
}

/** The workloads of an Assembly; what runs an unknown number of times is said in the ledger. */
export function workloadsOf(inputs: WorkloadInputs, ledger: Ledger): Workload[] {
  const { services = {}, tasks = {}, taskDefinitions = {} } = inputs.assembly;
  const workloads: Workload[] = [];
  for (const key of Object.keys(services)) push(workloads, serviceOf(key, services[key]!, inputs, ledger));
  for (const name of Object.keys(tasks)) push(workloads, oneOffTaskOf(name, tasks[name]!, inputs, ledger));
  if (Object.keys(services).length === 0 && Object.keys(tasks).length === 0) {
    for (const family of Object.keys(taskDefinitions)) push(workloads, definitionAlone(taskDefinitions[family]!, inputs, ledger));
  }
  assumeUnknownUsage(inputs.assembly, inputs.usage, ledger);
  return workloads;
}

function serviceOf(key: string, service: CreateServiceRequest, inputs: WorkloadInputs, ledger: Ledger): Workload | undefined {
  const definition = definitionOf(key, service.taskDefinition, inputs.assembly, ledger);
  if (definition === undefined) return undefined;
  const cluster = service.cluster ?? "default";
  const usage = inputs.usage.services?.[key];
  if (usage?.taskHours !== undefined)
    return { resource: key, definition, cluster, service, shares: givenShares(`/services/${escapePointer(key)}`, usage.taskHours, ledger) };
  if (service.schedulingStrategy === "DAEMON") {
    return {
      resource: key,
      definition,
      cluster,
      service,
      shares: shareOut(key, service, 0, ledger.hours, inputs, ledger, true),
    };
  }
  const tasks = tasksOf(key, service, usage, inputs);
  if (tasks === undefined) {
    ledger.gap(key, "tasks", "How many tasks run is not known. Set desiredCount, or give the average in a usage file.");
    return undefined;
  }
  return { resource: key, definition, cluster, service, shares: shareOut(key, service, tasks, ledger.hours, inputs, ledger) };
}

function tasksOf(
  key: string,
  service: CreateServiceRequest,
  usage: ServiceUsage | undefined,
  inputs: WorkloadInputs,
): number | Money | undefined {
  const target = inputs.assembly.scaling?.[key]?.target;
  const bound = inputs.bound === "minimum" ? target?.MinCapacity : inputs.bound === "maximum" ? target?.MaxCapacity : undefined;
  const tasks = bound ?? usage?.tasks ?? service.desiredCount;
  if (tasks === undefined || (Number.isSafeInteger(tasks) && tasks >= 0)) return tasks;
  const place =
    bound !== undefined ? "/scaling/*/target" : usage?.tasks !== undefined ? "/services/*/tasks of the usage" : "/services/*/desiredCount";
  return quantityAt(tasks, place.replace("*", escapePointer(key)));
}

function oneOffTaskOf(name: string, task: OneOffTask, inputs: WorkloadInputs, ledger: Ledger): Workload | undefined {
  const { request } = task;
  const resource = `task:${name}`;
  const definition = definitionOf(resource, request.taskDefinition, inputs.assembly, ledger);
  if (definition === undefined) return undefined;
  const cluster = request.cluster ?? "default";
  const usage = inputs.usage.tasks?.[name];
  if (usage?.taskHours !== undefined)
    return { resource, definition, cluster, shares: givenShares(`/tasks/${escapePointer(name)}`, usage.taskHours, ledger) };
  const hours = hoursOf(name, task, definition, usage, ledger);
  if (hours === undefined) return undefined;
  const { count = 1 } = request;
  const tasks = Number.isSafeInteger(count) && count >= 0 ? count : quantityAt(count, `/tasks/${escapePointer(name)}/request/count`);
  const shares = shareOut(resource, request, tasks, hours, inputs, ledger);
  return { resource, definition, cluster, shares };
}

/** The billed hours of one of its tasks over all runs. */
function hoursOf(
  name: string,
  { schedule }: OneOffTask,
  definition: RegisterTaskDefinitionRequest,
  usage: TaskUsage | undefined,
  ledger: Ledger,
): Money | undefined {
  const at = `/tasks/${escapePointer(name)}`;
  const runs = usage?.runs === undefined ? schedule && runsOf(schedule, ledger.hours) : quantityAt(usage.runs, `${at}/runs of the usage`);
  const { seconds } = usage ?? {};
  if (!runs || seconds === undefined) {
    const unknown = runs ? "how long it runs" : seconds === undefined ? "how often and how long it runs" : "how often it runs";
    ledger.assume(`Task "${name}" is not in the sum: ${unknown} is not in the definition. Say it in a usage file.`);
    return undefined;
  }
  quantityAt(seconds, `${at}/seconds of the usage`);
  return runs.times(billedSeconds(seconds, osOf(definition))).div(3600);
}

function definitionAlone(definition: RegisterTaskDefinitionRequest, inputs: WorkloadInputs, ledger: Ledger): Workload {
  const placement = { launchType: launchTypeOf(definition, ledger) };
  const shares = shareOut(definition.family, placement, inputs.count, ledger.hours, inputs, ledger);
  return { resource: definition.family, definition, cluster: "default", shares };
}

/** A task definition that may run on Fargate is priced there; without a word about it, ECS takes EC2. */
function launchTypeOf(definition: RegisterTaskDefinitionRequest, ledger: Ledger): string {
  const compatibilities = definition.requiresCompatibilities ?? [];
  if (!compatibilities.includes("FARGATE")) return compatibilities[0] ?? "EC2";
  if (compatibilities.length > 1) ledger.assume(`Task definition "${definition.family}" may run elsewhere too; it is priced on Fargate.`);
  return "FARGATE";
}

/** Task-hours by capacity as they were counted, e.g. by a simulation. */
function givenShares(at: string, taskHours: Readonly<Record<string, number | string>>, ledger: Ledger): WorkloadShare[] {
  return Object.entries(taskHours).map(([on, given]) => {
    const hours = quantityAt(given, `${at}/taskHours/${escapePointer(on)} of the usage`);
    return { on, tasks: hours.div(ledger.hours), taskHours: hours };
  });
}

/** @param each The hours of each task. */
function shareOut(
  resource: string,
  placement: Placement,
  tasks: number | Money,
  each: Money,
  { assembly }: WorkloadInputs,
  ledger: Ledger,
  daemon = false,
): WorkloadShare[] {
  const shares = sharesOf(assembly, placement, tasks);
  if ("refused" in shares) {
    ledger.gap(resource, "capacity", shares.refused);
    return [];
  }
  const used = daemon ? shares : shares.filter((share) => Number(share.tasks) !== 0);
  return used.map(({ on, tasks: some }) => ({ on, tasks: some, taskHours: each.times(some) }));
}

function definitionOf(
  resource: string,
  reference: string | undefined,
  { taskDefinitions = {} }: Assembly,
  ledger: Ledger,
): RegisterTaskDefinitionRequest | undefined {
  if (reference !== undefined && Object.hasOwn(taskDefinitions, reference)) return taskDefinitions[reference];
  const what =
    reference === undefined
      ? "It names no task definition (task sets of an external deployment controller are in no Assembly)"
      : `Task definition "${reference}" is not in this Assembly`;
  ledger.gap(resource, "tasks", `${what}, so that its size is not known.`);
  return undefined;
}

function osOf(definition: RegisterTaskDefinitionRequest): "linux" | "windows" {
  return definition.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") ? "windows" : "linux";
}

function quantityAt(value: number | string, at: string): Money {
  const number = typeof value === "string" && !/^\d+(\.\d+)?$/.test(value) ? Number.NaN : Number(value);
  if (!Number.isFinite(number) || number < 0) {
    throw new StowageError("quantity-invalid", `${at}: ${value} is not a quantity.`, { hint: "Write a number, 0 or more." });
  }
  return new Money(value);
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
