import type { Assembly } from "@stowage/model";
import { pointer } from "../pointer.js";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";

/** What tasks run on. */
export type Launch = "FARGATE" | "EC2" | "EXTERNAL" | "MANAGED_INSTANCES";

/** A service or a one-off task, where it stands, and what it is called. */
export interface Launched {
  readonly at: string;
  readonly name: string;
  readonly request: CreateServiceRequest | RunTaskRequest;
}

/** Every service and one-off task of the Assembly. */
export function launched({ services = {}, tasks = {} }: Assembly): Launched[] {
  return [
    ...Object.entries(services).map(([name, request]) => ({ at: pointer(["services", name]), name, request })),
    ...Object.entries(tasks).map(([name, { request }]) => ({ at: pointer(["tasks", name, "request"]), name, request })),
  ];
}

/** Those that run a family of the Assembly; a revision behind the name makes no difference. */
export function launchedOf(assembly: Assembly, family: string): Launched[] {
  return launched(assembly).filter(({ request }) => familyOf(request.taskDefinition ?? "") === family);
}

/** A cluster is named by its name or its ARN; without one it is `default`. */
export function clusterName(reference: string | undefined): string {
  return reference?.replace(/^arn:[^/]*:cluster\//, "") ?? "default";
}

/** `web` of `web`, `web:3` and `arn:…:task-definition/web:3`. */
function familyOf(reference: string): string {
  return /^(?:arn:[^/]*:task-definition\/)?([^:/]+)(?::\d+)?$/.exec(reference)?.[1] ?? reference;
}

/** What a service or a one-off task runs on, as far as the Assembly says it; empty: it does not. */
export function launchesOf(assembly: Assembly, { launchType, capacityProviderStrategy, cluster }: Launched["request"]): Launch[] {
  if (launchType !== undefined) return [launchType as Launch];
  const strategy = capacityProviderStrategy ?? assembly.clusters?.[clusterName(cluster)]?.defaultCapacityProviderStrategy ?? [];
  return strategy.flatMap(({ capacityProvider }) => {
    if (capacityProvider === "FARGATE" || capacityProvider === "FARGATE_SPOT") return ["FARGATE"];
    const known = assembly.capacityProviders?.[capacityProvider];
    return known === undefined ? [] : [known.managedInstancesProvider ? "MANAGED_INSTANCES" : "EC2"];
  });
}

/** What a task definition's tasks run on: as its services say, else what it is registered for, else EC2 (ECS's default). */
export function launchesOfTask(assembly: Assembly, family: string, task: RegisterTaskDefinitionRequest): ReadonlySet<Launch> {
  const said = launchedOf(assembly, family).flatMap(({ request }) => launchesOf(assembly, request));
  if (said.length > 0) return new Set(said);
  const compatible = task.requiresCompatibilities ?? [];
  return new Set(compatible.length > 0 ? (compatible as Launch[]) : ["EC2"]);
}
