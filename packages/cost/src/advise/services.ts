import type { Assembly } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { sharesOf } from "../estimate/capacity.js";

/** A service of an Assembly with its task definition, and where its tasks run. */
export interface PlacedService {
  readonly key: string;
  readonly service: CreateServiceRequest;
  readonly definition: RegisterTaskDefinitionRequest;
  readonly tasks: number;
  /** How many of its tasks run on each capacity. */
  readonly on: Readonly<Record<string, number>>;
}

/** The services that run a known number of tasks of a definition that is here. */
export function placedServices(assembly: Assembly): readonly PlacedService[] {
  return Object.entries(assembly.services ?? {}).flatMap(([key, service]) => {
    const definition = assembly.taskDefinitions?.[service.taskDefinition ?? ""];
    const { desiredCount: tasks } = service;
    if (definition === undefined || tasks === undefined || !Number.isSafeInteger(tasks) || tasks < 1) return [];
    const shares = sharesOf(assembly, service, tasks);
    if ("refused" in shares) return [];
    return [{ key, service, definition, tasks, on: Object.fromEntries(shares.map((share) => [share.on, Number(share.tasks)])) }];
  });
}

/** Whether all its tasks run on Fargate or Fargate Spot. */
export function onFargate({ on, tasks }: PlacedService): boolean {
  return (on["FARGATE"] ?? 0) + (on["FARGATE_SPOT"] ?? 0) === tasks;
}
