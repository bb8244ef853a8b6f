import { orderRequest, writeAssembly } from "@stowage/model";
import type { Assembly, ServiceSchema } from "@stowage/model";
import { schema as scalingSchema } from "@stowage/model/application-autoscaling";
import { schema } from "@stowage/model/ecs";
import { writeFiles } from "./write-files.js";

/**
 * Writes `assembly.json` and, for tools that take plain ECS JSON, a file for each task definition, service and scaling. Files of an
 * earlier run that have no counterpart now are removed; nothing else in the folder is touched. Gives back the written paths, sorted.
 */
export async function writeAssemblyFiles(assembly: Assembly, folder: string): Promise<string[]> {
  const files = new Map<string, string>([["assembly.json", writeAssembly(assembly)]]);
  for (const [family, request] of Object.entries(assembly.taskDefinitions ?? {})) {
    files.set(`task-definitions/${family}.json`, text(schema, "RegisterTaskDefinitionRequest", request));
  }
  for (const [name, request] of Object.entries(assembly.services ?? {})) {
    files.set(`services/${name.replace("/", ".")}.json`, text(schema, "CreateServiceRequest", request));
  }
  for (const [name, { target, policies = [], scheduled = [] }] of Object.entries(assembly.scaling ?? {})) {
    const ordered = {
      target: orderRequest(scalingSchema, "RegisterScalableTargetRequest", target),
      policies: policies.map((policy) => orderRequest(scalingSchema, "PutScalingPolicyRequest", policy)),
      scheduled: scheduled.map((action) => orderRequest(scalingSchema, "PutScheduledActionRequest", action)),
    };
    files.set(`scaling/${name.replace("/", ".")}.json`, `${JSON.stringify(ordered, undefined, 2)}\n`);
  }
  return writeFiles(files, folder, ["task-definitions", "services", "scaling"]);
}

function text<T>(tables: ServiceSchema, structure: string, request: T): string {
  return `${JSON.stringify(orderRequest(tables, structure, request), undefined, 2)}\n`;
}
