import type { RegisterTaskDefinitionRequest, Secret } from "@stowage/model/ecs";
import { containers } from "./containers.js";
import { once } from "./once.js";
import type { Segment } from "./pointer.js";

export interface SecretReference {
  readonly at: readonly Segment[];
  readonly name: string;
  readonly value: string;
  readonly parsed: ParsedSecret | undefined;
}

/** The secrets of the containers and of their log drivers, but for those that are plainly right, as most are. */
export const unusualSecrets: (task: RegisterTaskDefinitionRequest) => readonly SecretReference[] = once((task) => {
  const list: SecretReference[] = [];
  for (const { at, container } of containers(task)) {
    note(list, at, ["secrets"], container.secrets);
    note(list, at, ["logConfiguration", "secretOptions"], container.logConfiguration?.secretOptions);
  }
  return list;
});

function note(list: SecretReference[], at: readonly Segment[], member: readonly Segment[], secrets: readonly Secret[] = []): void {
  for (let index = 0; index < secrets.length; index++) {
    const { name, valueFrom: value } = secrets[index]!;
    if (!plainSecret.test(value)) list.push({ at: [...at, ...member, index], name, value, parsed: parseSecret(value) });
  }
}

/** The whole ARN of a secret, alone or with a JSON key, a stage and a version; its random characters are no word. */
const plainSecret = /^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[^:]*:secret:[^:]+-(?![a-z]{6}(?::|$))[A-Za-z0-9]{6}(?::[^:]*:[^:]*:[^:]*)?$/;

/** Whether the six characters at the end of a secret's ARN may be a word of its name: six small letters in a row are rarely random, one time in two hundred. Our choice. */
export function isWord(suffix: string): boolean {
  return /^[a-z]{6}$/.test(suffix);
}

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
