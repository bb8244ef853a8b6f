import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { containers } from "./containers.js";
import type { Segment } from "./pointer.js";

export interface SecretReference {
  readonly at: readonly Segment[];
  readonly name: string;
  readonly value: string;
}

/** Every secret of the containers and of their log drivers. */
export function secretReferences(task: RegisterTaskDefinitionRequest): SecretReference[] {
  return containers(task).flatMap(({ at, container }) => [
    ...(container.secrets ?? []).map(({ name, valueFrom }, index) => ({ at: [...at, "secrets", index], name, value: valueFrom })),
    ...(container.logConfiguration?.secretOptions ?? []).map(({ name, valueFrom }, index) => ({
      at: [...at, "logConfiguration", "secretOptions", index],
      name,
      value: valueFrom,
    })),
  ]);
}

/** The parts of a secret's or a parameter's ARN; undefined for anything else. `rest` is what ECS reads after a secret's ARN. */
export function parseSecret(value: string): { service: string; name: string; rest: readonly string[] } | undefined {
  const match = /^arn:[a-z-]+:(secretsmanager|ssm):[a-z0-9-]+:[^:]*:(?:secret:|parameter\/?)([^:]+)((?::[^:]*)*)$/.exec(value);
  if (!match) return undefined;
  const [, service = "", name = "", rest = ""] = match;
  return { service, name, rest: rest === "" ? [] : rest.slice(1).split(":") };
}
