import { parseArn } from "@stowage/model";
import type { DiscoveryInstanceRow, DiscoveryServiceRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import type { Task, View } from "../../state/view.js";
import { servesProduction } from "../deployments/staged/serves-production.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import { containerPlans, type ContainerPlan } from "../task/container-plan.js";
import { hasCheck } from "../task/health.js";
import { namespaceOf } from "./namespace-of.js";

/**
 * The Cloud Map instances that a task should have: one for each name that its deployment serves, while it runs and is to run.
 * Attributes: Amazon ECS Developer Guide, "Service discovery". The id is the task's (not documented).
 */
export function wantedInstances(view: View, task: Task): readonly DiscoveryInstanceRow[] {
  const { status, spec } = task;
  if (status.lastStatus !== "RUNNING" || status.desiredStatus !== "RUNNING" || spec.deploymentId === undefined) return [];
  if (!servesProduction(view, spec)) return [];
  const settings = settingsOfTask(view, spec);
  const definition = view.get("taskDefinitions", spec.taskDefinitionArn)?.definition;
  if (!settings || !definition) return [];
  const plans = containerPlans(definition);
  return servedNames(view, task, settings, plans).map(({ service, port, container }) => ({
    serviceId: service.id,
    instanceId: spec.id,
    attributes: attributesOf(view, task, port),
    health: service.healthCheckCustomConfig === undefined ? "UNKNOWN" : healthOf(task, plans, container),
    taskArn: task.arn,
  }));
}

interface ServedName {
  readonly service: DiscoveryServiceRow;
  readonly container: string | undefined;
  readonly port: number | undefined;
}

function servedNames(view: View, task: Task, settings: ServiceSettings, plans: readonly ContainerPlan[]): readonly ServedName[] {
  const names: ServedName[] = [];
  const connect = settings.serviceConnectConfiguration;
  const namespace = connect?.enabled ? namespaceOf(view, task.spec.clusterArn, connect) : undefined;
  for (const { portName, discoveryName = portName } of (namespace && connect?.services) ?? []) {
    const service = view.discoveryServiceByName(namespace!.id, discoveryName);
    const served = portNamed(plans, portName);
    // `ingressPortOverride` is where AWS's proxy listens; here the client meets the container itself.
    if (service && served) names.push({ service, container: served.container, port: hostPort(task, served.container, served.port) });
  }
  for (const { registryArn = "", port, containerName, containerPort } of settings.serviceRegistries) {
    const service = view.get("discoveryServices", parseArn(registryArn)?.resource.replace(/^service\//, "") ?? registryArn);
    const wanted = containerPort ?? port;
    const container =
      containerName ?? plans.find(({ definition }) => definition.portMappings?.some((p) => p.containerPort === wanted))?.name;
    const found = wanted === undefined || container === undefined ? wanted : hostPort(task, container, wanted);
    if (service) names.push({ service, container, port: found });
  }
  return names;
}

function portNamed(plans: readonly ContainerPlan[], name: string): { readonly container: string; readonly port: number } | undefined {
  for (const plan of plans) {
    const mapping = plan.definition.portMappings?.find((candidate) => candidate.name === name);
    if (mapping?.containerPort !== undefined) return { container: plan.name, port: mapping.containerPort };
  }
  return undefined;
}

/** The port as others reach it: another than the container's own without a network of the task's own. */
function hostPort({ status }: Task, container: string, port: number): number {
  const binding = status.containers[container]?.networkBindings.find(({ containerPort }) => containerPort === port);
  return binding?.hostPort ?? port;
}

function attributesOf(view: View, { spec }: Task, port: number | undefined): { readonly [name: string]: string } {
  const instance = spec.containerInstanceArn === undefined ? undefined : view.get("containerInstances", spec.containerInstanceArn);
  return {
    AVAILABILITY_ZONE: spec.availabilityZone,
    AWS_INSTANCE_IPV4: spec.network?.privateIPv4Address ?? "127.0.0.1",
    ...(port !== undefined && { AWS_INSTANCE_PORT: String(port) }),
    ...(instance?.ec2InstanceId !== undefined && { EC2_INSTANCE_ID: instance.ec2InstanceId }),
    ECS_CLUSTER_NAME: view.get("clusters", spec.clusterArn)?.name ?? "",
    ECS_SERVICE_NAME: (spec.serviceArn && view.get("services", spec.serviceArn)?.name) ?? "",
    ECS_TASK_DEFINITION_FAMILY: spec.family,
    REGION: parseArn(spec.arn)?.region ?? "",
  };
}

/** UNHEALTHY until the checks pass; without one, until the driver sees an answer, if it looks. */
function healthOf({ status }: Task, plans: readonly ContainerPlan[], container: string | undefined): "HEALTHY" | "UNHEALTHY" {
  if (hasCheck(plans) && status.healthStatus !== "HEALTHY") return "UNHEALTHY";
  return container !== undefined && status.containers[container]?.probe === "waiting" ? "UNHEALTHY" : "HEALTHY";
}
