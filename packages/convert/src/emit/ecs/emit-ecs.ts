import { orderRequest, writeAssembly } from "@stowage/model";
import type { Assembly, ServiceSchema } from "@stowage/model";
import { schema as scalingSchema } from "@stowage/model/application-autoscaling";
import { schema } from "@stowage/model/ecs";

/**
 * An Assembly as the files that `stowage synth` writes, by their paths: `assembly.json` and, for tools that take plain ECS JSON,
 * `task-definitions/FAMILY.json`, `services/CLUSTER.SERVICE.json` and `scaling/CLUSTER.SERVICE.json`. Equal Assemblies give equal bytes.
 *
 * @example
 * for (const [path, text] of Object.entries(emitEcs(assembly))) writeFileSync(join(folder, path), text);
 */
export function emitEcs(assembly: Assembly): { readonly [path: string]: string } {
  const files: [path: string, text: string][] = [["assembly.json", writeAssembly(assembly)]];
  for (const [family, request] of Object.entries(assembly.taskDefinitions ?? {})) {
    files.push([`task-definitions/${family}.json`, text(ordered(schema, "RegisterTaskDefinitionRequest", request))]);
  }
  for (const [name, request] of Object.entries(assembly.services ?? {})) {
    files.push([`services/${name.replace("/", ".")}.json`, text(ordered(schema, "CreateServiceRequest", request))]);
  }
  for (const [name, { target, policies = [], scheduled = [] }] of Object.entries(assembly.scaling ?? {})) {
    const parts = {
      target: ordered(scalingSchema, "RegisterScalableTargetRequest", target),
      policies: policies.map((policy) => ordered(scalingSchema, "PutScalingPolicyRequest", policy)),
      scheduled: scheduled.map((action) => ordered(scalingSchema, "PutScheduledActionRequest", action)),
    };
    files.push([`scaling/${name.replace("/", ".")}.json`, text(parts)]);
  }
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ordered<T>(tables: ServiceSchema, structure: string, request: T): T {
  return orderRequest(tables, structure, request);
}

function text(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
