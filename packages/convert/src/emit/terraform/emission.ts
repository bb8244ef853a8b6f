import type { Assembly } from "@stowage/model";
import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import type { EmitOptions } from "../emit-options.js";
import { terraformArguments } from "./arguments.js";
import { block, escaped, expression, template } from "./block.js";
import type { Expression } from "./block.js";
import type { LocalNames } from "./local-names.js";

/** A configuration while its resources are being added. */
export interface Emission {
  readonly assembly: Assembly;
  readonly options: EmitOptions;
  readonly names: LocalNames;
  /** Key of a service → the keys of those that are made before it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly resources: Record<string, Record<string, Record<string, unknown>>>;
  /** Data sources that resources refer to: type → name → arguments. */
  readonly data: Record<string, { readonly current: object }>;
}

export function add({ resources, options }: Emission, type: string, name: string, parts: object, path: string, more: object = {}): void {
  (resources[type] ??= {})[name] = { ...block(parts, terraformArguments[type]!, path, options), ...more };
}

/** Leaves to somebody else what changes while it runs: Terraform would put it back at the next occasion. */
export function ignoring(...members: readonly string[]): object {
  return members.length > 0 ? { lifecycle: { ignore_changes: members } } : {};
}

export function shares(emission: Emission, strategy: readonly CapacityProviderStrategyItem[]): object[] {
  return strategy.map(({ capacityProvider, ...share }) => ({ ...share, capacityProvider: providerName(emission, capacityProvider!) }));
}

export function providerName({ names }: Emission, provider: string): Expression | string {
  const local = names.capacityProviders.get(provider);
  return local === undefined ? provider : expression(`aws_ecs_capacity_provider.${local}.name`);
}

export function namespaceArn({ names }: Emission, namespace: string): Expression | string {
  const local = names.namespaces.get(namespace);
  return local === undefined ? namespace : expression(`aws_service_discovery_http_namespace.${local}.arn`);
}

/** A role's ARN; a bare name is one of the account that the configuration is applied in. */
export function roleArn(emission: Emission, role: string): Expression | string {
  if (role.startsWith("arn:")) return role;
  return template(`arn:${current(emission, "partition")}:iam::${current(emission, "account")}:role/${escaped(role)}`);
}

const sources = {
  account: { type: "aws_caller_identity", attribute: "account_id" },
  partition: { type: "aws_partition", attribute: "partition" },
  region: { type: "aws_region", attribute: "region" },
} as const;

/** A reference to the account, the partition or the Region in which the configuration is applied. */
export function current({ data }: Emission, part: keyof typeof sources): string {
  const { type, attribute } = sources[part];
  data[type] = { current: {} };
  return `\${data.${type}.current.${attribute}}`;
}
