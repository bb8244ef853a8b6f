import type { Assembly } from "@stowage/model";
import { escapePointer, StowageError } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Usage } from "@stowage/model/inputs";
import { billedSeconds } from "../billing.js";
import { Money } from "../money.js";
import type { Placement } from "./capacity.js";
import type { Ledger } from "./ledger.js";

/** Tasks that cost money: those of a service, of a one-off task, or of a task definition that stands alone. */
export interface Workload {
  readonly resource: string;
  readonly definition: RegisterTaskDefinitionRequest;
  readonly placement: Placement;
  /** How many run at once, or on average. */
  readonly tasks: Money;
  /** How many hours each of them runs within the span of the estimate. */
  readonly hours: Money;
}

/** The workloads of an Assembly; what runs an unknown number of times is said in the ledger. */
export function workloadsOf(assembly: Assembly, usage: Usage, count: number, ledger: Ledger): Workload[] {
  const alone = Object.keys(assembly.services ?? {}).length === 0 && Object.keys(assembly.tasks ?? {}).length === 0;
  return [
    ...services(assembly, usage, ledger),
    ...oneOffTasks(assembly, usage, ledger),
    ...(alone ? definitionsAlone(assembly, count, ledger) : []),
  ];
}

function services(assembly: Assembly, usage: Usage, ledger: Ledger): Workload[] {
  return Object.entries(assembly.services ?? {}).flatMap(([resource, service]) => {
    const definition = definitionOf(assembly, resource, service.taskDefinition, ledger);
    if (definition === undefined) return [];
    const tasks = usage.services?.[resource]?.tasks ?? service.desiredCount;
    if (tasks === undefined) {
      ledger.gap(resource, "tasks", "How many tasks run is not known. Set desiredCount, or give the average in a usage file.");
      return [];
    }
    mustBePositive(tasks, `/services/${escapePointer(resource)}/desiredCount`);
    return [{ resource, definition, placement: service, tasks: new Money(tasks), hours: ledger.hours }];
  });
}

function oneOffTasks(assembly: Assembly, usage: Usage, ledger: Ledger): Workload[] {
  return Object.entries(assembly.tasks ?? {}).flatMap(([name, { request }]) => {
    const resource = `task:${name}`;
    const definition = definitionOf(assembly, resource, request.taskDefinition, ledger);
    if (definition === undefined) return [];
    const use = usage.tasks?.[name];
    if (use === undefined) {
      ledger.assume(
        `Task "${name}" is not in the sum: how often and how long it runs is not in the definition. Give both in a usage file.`,
      );
      return [];
    }
    mustBePositive(use.runs, `/tasks/${escapePointer(name)}/runs`);
    mustBePositive(use.seconds, `/tasks/${escapePointer(name)}/seconds`);
    const os = definition.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") ? "windows" : "linux";
    const hours = new Money(billedSeconds(use.seconds, os)).times(use.runs).div(3600);
    return [{ resource, definition, placement: request, tasks: new Money(request.count ?? 1), hours }];
  });
}

function definitionsAlone(assembly: Assembly, count: number, ledger: Ledger): Workload[] {
  return Object.entries(assembly.taskDefinitions ?? {}).map(([family, definition]) => ({
    resource: family,
    definition,
    placement: { launchType: launchTypeOf(definition, ledger) },
    tasks: new Money(count),
    hours: ledger.hours,
  }));
}

/** A task definition that may run on Fargate is priced there; without a word about it, ECS takes EC2. */
function launchTypeOf(definition: RegisterTaskDefinitionRequest, ledger: Ledger): string {
  const compatibilities = definition.requiresCompatibilities ?? [];
  if (compatibilities.includes("FARGATE")) {
    if (compatibilities.length > 1) ledger.assume(`Task definition "${definition.family}" may run elsewhere too; it is priced on Fargate.`);
    return "FARGATE";
  }
  return compatibilities[0] ?? "EC2";
}

function definitionOf(
  assembly: Assembly,
  resource: string,
  reference: string | undefined,
  ledger: Ledger,
): RegisterTaskDefinitionRequest | undefined {
  const definitions = assembly.taskDefinitions ?? {};
  if (reference !== undefined && Object.hasOwn(definitions, reference)) return definitions[reference];
  const what = reference === undefined ? "It names no task definition" : `Task definition "${reference}" is not in this Assembly`;
  ledger.gap(resource, "tasks", `${what}, so that its size is not known.`);
  return undefined;
}

function mustBePositive(value: number, at: string): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new StowageError("quantity-invalid", `${at}: ${value} is not a quantity.`, { hint: "Write a number, 0 or more." });
}
