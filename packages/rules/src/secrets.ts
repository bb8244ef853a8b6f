import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { containers } from "./containers.js";
import { once } from "./once.js";
import type { Segment } from "./pointer.js";

export interface SecretReference {
  readonly at: readonly Segment[];
  readonly name: string;
  readonly value: string;
  readonly parsed: ParsedSecret | undefined;
}

/** Every secret of the containers and of their log drivers. */
export const secretReferences: (task: RegisterTaskDefinitionRequest) => readonly SecretReference[] = once((task) => {
  const list: SecretReference[] = [];
  for (const { at, container } of containers(task)) {
    for (const [index, { name, valueFrom: value }] of (container.secrets ?? []).entries())
      list.push({ at: [...at, "secrets", index], name, value, parsed: parseSecret(value) });
    for (const [index, { name, valueFrom: value }] of (container.logConfiguration?.secretOptions ?? []).entries())
      list.push({ at: [...at, "logConfiguration", "secretOptions", index], name, value, parsed: parseSecret(value) });
  }
  return list;
});

export interface ParsedSecret {
  readonly service: string;
  readonly name: string;
  /** What ECS reads after a secret's ARN. */
  readonly rest: readonly string[];
}

/** The parts of a secret's or a parameter's ARN; undefined for anything else. */
export function parseSecret(value: string): ParsedSecret | undefined {
  if (!value.startsWith("arn:")) return undefined;
  const match = /^arn:[a-z-]+:(secretsmanager|ssm):[a-z0-9-]+:[^:]*:(?:secret:|parameter\/?)([^:]+)((?::[^:]*)*)$/.exec(value);
  if (!match) return undefined;
  const [, service = "", name = "", rest = ""] = match;
  return { service, name, rest: rest === "" ? [] : rest.slice(1).split(":") };
}
