import { escapePointer, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";
import { readRequest } from "../read-request.js";
import { checkNames } from "../read-task-definition.js";
import { requestKinds } from "../request-kinds.js";
import type { Part } from "../say.js";
import type { Estate } from "./estate.js";

/**
 * The parts of an Assembly, each service and run with the family of its task. A family that is not there gets a definition with nothing
 * but the containers that are named for it elsewhere.
 *
 * @throws StowageError `input-missing-field` or `input-duplicate-name` for containers without names of their own, or a run without a task;
 * `input-wrong-type`, `input-too-deep`.
 */
export function estateOf(assembly: Assembly): Estate {
  const taskDefinitions = new Map<string, Part<RegisterTaskDefinitionRequest>>();
  for (const [family, request] of Object.entries(assembly.taskDefinitions ?? {})) {
    const at = `/taskDefinitions/${escapePointer(family)}`;
    const part = readRequest<RegisterTaskDefinitionRequest>(requestKinds.taskDefinition, request, at);
    checkNames(part.request, at);
    taskDefinitions.set(family, part);
  }
  const missing = new Set<string>();
  const stands = (reference: string, containers: readonly string[]): string => {
    const family = familyOf(reference, taskDefinitions);
    if (taskDefinitions.has(family)) return family;
    missing.add(family);
    const names = containers.length === 0 ? ["app"] : [...new Set(containers)];
    taskDefinitions.set(family, { request: { family, containerDefinitions: names.map((name) => ({ name })) }, unsound: [] });
    return family;
  };
  const services = Object.entries(assembly.services ?? {}).map(([key, request]) => {
    const part = readRequest<CreateServiceRequest>(requestKinds.service, request, `/services/${escapePointer(key)}`);
    const [cluster = "", name = ""] = key.split("/");
    const { taskDefinition = name, loadBalancers = [] } = part.request;
    const containers = loadBalancers.flatMap(({ containerName }) => containerName ?? []);
    return { name, cluster, family: stands(taskDefinition, containers), part, scaling: assembly.scaling?.[key] };
  });
  const runs = Object.entries(assembly.tasks ?? {}).map(([name, { request, schedule }]) => {
    const at = `/tasks/${escapePointer(name)}/request`;
    const part = readRequest<RunTaskRequest>(requestKinds.run, request, at);
    const { taskDefinition, cluster = "default", overrides } = part.request;
    if (taskDefinition === undefined) {
      throw new StowageError("input-missing-field", `${at}/taskDefinition: The run names no task definition.`, { hint: "Add its family." });
    }
    const containers = (overrides?.containerOverrides ?? []).flatMap(({ name: container }) => container ?? []);
    return { name, cluster, family: stands(taskDefinition, containers), part, schedule };
  });
  return { assembly, taskDefinitions, services, runs, missing };
}

/** The family that a reference names: it is one already, or it is `family:revision` or an ARN that ends so. */
function familyOf(reference: string, known: ReadonlyMap<string, unknown>): string {
  if (known.has(reference)) return reference;
  const family = reference.replace(/^arn:.*:task-definition\//, "").replace(/:\d+$/, "");
  return family === "" ? reference : family;
}
