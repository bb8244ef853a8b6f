import type { CreateServiceRequest, LoadBalancer, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { addRoutes } from "./route.js";
import { nearestHint } from "../nearest-hint.js";
import type { ServiceNode, TaskNode } from "../nodes.js";
import { applyRaw } from "./apply-raw.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { launchOf } from "./launch.js";
import { namedPorts } from "./ports.js";
import { addScaling } from "./scaling.js";
import { serviceConnect } from "./service-connect.js";
import { mergeTags, roleArn } from "./setting.js";
import type { Setting } from "./setting.js";
import { addTaskDefinition } from "./task-definition.js";

/** Adds a service, its task definition and its scaling. */
export function addService(draft: Draft, node: ServiceNode, task: TaskNode, setting: Setting): void {
  const name = `${setting.cluster}/${node.name}`;
  const at = entry("services", name);
  if (draft.services[name] !== undefined) {
    const message = `Two services have the name "${node.name}" in the cluster "${setting.cluster}".`;
    const hint = "Give one of them another name, or its app another cluster.";
    note(draft, { rule: "duplicate-service", severity: "error", path: at, message, hint }, node.site);
    return;
  }
  place(draft, at, node.sites);
  const definition = addTaskDefinition(draft, task, setting);
  const { schedulingStrategy, desiredCount, role, tags, ...rest } = node.request;
  const connect = serviceConnect(draft, at, node, definition, setting);
  const targets = [...loadBalancers(draft, at, node, definition), ...addRoutes(draft, at, node, definition, setting)];
  const request: CreateServiceRequest = {
    serviceName: node.name,
    cluster: setting.cluster,
    taskDefinition: task.name,
    ...(schedulingStrategy !== undefined && { schedulingStrategy }),
    // ECS asks for a count of every service but a daemon. One, or the least that it scales to: our choice.
    ...(schedulingStrategy !== "DAEMON" && { desiredCount: desiredCount ?? node.scaling?.min ?? 1 }),
    ...launchOf(draft, at, definition, node.request.capacityProviderStrategy, node.network, setting),
    ...rest,
    ...(role !== undefined && { role: roleArn(role, setting) }),
    ...(targets.length > 0 && { loadBalancers: targets }),
    ...(connect !== undefined && { serviceConnectConfiguration: connect }),
    ...mergeTags(setting, tags),
  };
  draft.services[name] = applyRaw(draft, at, request, node.raw);
  addScaling(draft, name, node, setting);
}

function loadBalancers(draft: Draft, at: string, node: ServiceNode, definition: RegisterTaskDefinitionRequest): LoadBalancer[] {
  const ports = namedPorts(definition);
  return node.targets.map(({ request, port, site }, index) => {
    const pointer = `${at}/loadBalancers/${index}`;
    place(draft, pointer, site);
    if (port === undefined) return request;
    const named = ports.find(({ name }) => name === port);
    if (named === undefined) {
      const known = ports.map(({ name }) => name);
      const message = `The task "${definition.family}" has no port "${port}" for the load balancer.`;
      const hint = nearestHint(port, known, "Add it with .port(name, number) to a container.");
      note(draft, { rule: "unknown-port", severity: "error", path: pointer, message, hint }, site);
      return request;
    }
    const { container: containerName, number: containerPort } = named;
    return { ...request, containerName, ...(containerPort !== undefined && { containerPort }) };
  });
}
