import type { ContainerDefinition, ContainerDependency, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** A container of a definition with what follows from the others. */
export interface ContainerPlan {
  readonly name: string;
  readonly definition: ContainerDefinition;
  readonly essential: boolean;
  readonly dependsOn: readonly ContainerDependency[];
  /** Containers that depend on it: they stop first. */
  readonly dependents: readonly string[];
  /** Another container waits for it with SUCCESS or COMPLETE. */
  readonly awaitedToEnd: boolean;
  readonly stopTimeoutMs: number;
  readonly startTimeoutMs: number | undefined;
}

/** `stopTimeout` on Fargate, and the agent's ECS_CONTAINER_STOP_TIMEOUT. Source: Amazon ECS API, ContainerDefinition `stopTimeout`. */
const DEFAULT_STOP_TIMEOUT_S = 30;

const plans = new WeakMap<RegisterTaskDefinitionRequest, readonly ContainerPlan[]>();

/** The containers of a definition in its order. Definitions never change, so each is worked out once. */
export function containerPlans(definition: RegisterTaskDefinitionRequest): readonly ContainerPlan[] {
  let known = plans.get(definition);
  if (!known) plans.set(definition, (known = definition.containerDefinitions.map((container) => planOf(container, definition))));
  return known;
}

function planOf(definition: ContainerDefinition, { containerDefinitions }: RegisterTaskDefinitionRequest): ContainerPlan {
  const name = definition.name ?? "";
  const waiting = containerDefinitions.flatMap((other) =>
    (other.dependsOn ?? []).filter((dependency) => dependency.containerName === name).map(({ condition }) => ({ other, condition })),
  );
  return {
    name,
    definition,
    essential: definition.essential ?? true,
    dependsOn: definition.dependsOn ?? [],
    dependents: waiting.map(({ other }) => other.name ?? ""),
    awaitedToEnd: waiting.some(({ condition }) => condition === "SUCCESS" || condition === "COMPLETE"),
    stopTimeoutMs: (definition.stopTimeout ?? DEFAULT_STOP_TIMEOUT_S) * 1000,
    startTimeoutMs: definition.startTimeout === undefined ? undefined : definition.startTimeout * 1000,
  };
}
