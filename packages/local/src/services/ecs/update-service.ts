import type { Wire } from "@stowage/model";
import type { UpdateServiceRequest, UpdateServiceResponse } from "@stowage/model/ecs";
import { checkService } from "@stowage/rules";
import { deploymentResets, startDeployment, type Command } from "../../control/index.js";
import type { ClusterRow, DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Call, type Operation } from "../operation.js";
import { same } from "../same.js";
import { tagsOf } from "../tags.js";
import { checkLoadBalancers } from "./check-load-balancers.js";
import { clusterRequest } from "./cluster-request.js";
import { changedConfiguration, deploymentConfiguration } from "./deployment-defaults.js";
import { checkForeignUpdate } from "./foreign-controller.js";
import { refuseFirst } from "./refuse-first.js";
import { requireCluster, requireService } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { serviceOutput } from "./service-output.js";
import { serviceSettings, type SettingsRequest } from "./service-settings.js";

/**
 * Changes what is given. What tasks are made of starts a new deployment, and so does forceNewDeployment; the count, the percentages, the
 * strategy and the placement do not.
 */
export const updateService: Operation<UpdateServiceRequest, UpdateServiceResponse> = operation("UpdateService", (call) => {
  const { input, view, now, random } = call;
  const cluster = requireCluster(call, input.cluster);
  const service = requireService(call, cluster, input.service);
  if (service.status !== "ACTIVE") throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");
  const foreign = service.deploymentController !== "ECS";
  if (foreign) checkForeignUpdate(service, input);
  const settings = !foreign && judges(input, service) ? newSettings(call, cluster, service) : service.settings;
  const deploys = input.forceNewDeployment === true || !same(deployed(settings), deployed(service.settings));
  const change = { ...changeOf(input, service, settings), ...(deploys && deploymentResets) };
  const changed: ServiceRow = { ...service, ...change };
  const before = view.deploymentsOf(service.arn);
  const primary = before.at(-1);
  const made = deploys ? startDeployment(view, changed, now, random) : undefined;
  const moved = made === undefined && primary !== undefined && !same(settings, service.settings);
  const deployments: readonly DeploymentRow[] = made
    ? [...before.map((row) => (row.status === "PRIMARY" ? { ...row, status: "ACTIVE" as const } : row)), made.deployment]
    : before;
  return {
    output: { service: { ...serviceOutput(view, changed, deployments), tags: tagsOf(view, service.arn) } },
    commands: [
      { op: "patch", table: "services", key: service.arn, row: change, why: "UpdateService" },
      ...(made?.commands ?? []),
      ...(moved ? [move(primary, settings, now)] : []),
    ],
  };
});

/** What the settings are made of; a request without any of these leaves them as they are, and does not judge them again. */
const settingsMembers = [
  "taskDefinition",
  "capacityProviderStrategy",
  "platformVersion",
  "networkConfiguration",
  "loadBalancers",
  "serviceRegistries",
  "serviceConnectConfiguration",
  "volumeConfigurations",
  "gatewayConnectors",
  "deploymentConfiguration",
  "placementConstraints",
  "placementStrategy",
] as const;

/** A daemon's desired count is nobody's to say. */
function judges(input: Wire<UpdateServiceRequest>, { schedulingStrategy }: ServiceRow): boolean {
  return (
    settingsMembers.some((member) => input[member] !== undefined) || (schedulingStrategy === "DAEMON" && input.desiredCount !== undefined)
  );
}

function newSettings(call: Call<Wire<UpdateServiceRequest>>, cluster: ClusterRow, service: ServiceRow): ServiceSettings {
  const { input, view } = call;
  const old = service.settings;
  const definition =
    input.taskDefinition === undefined
      ? view.get("taskDefinitions", old.taskDefinitionArn)
      : runnableDefinition(call, input.taskDefinition, "ClientException");
  if (definition === undefined) return invalidParameter("The service's task definition is gone; name another one.");
  const request: SettingsRequest = {
    // Moving to a strategy leaves the launch type behind; an empty strategy goes back to the cluster's default.
    ...(input.capacityProviderStrategy === undefined
      ? { launchType: old.launchType, capacityProviderStrategy: old.capacityProviderStrategy }
      : { capacityProviderStrategy: input.capacityProviderStrategy }),
    platformVersion: input.platformVersion ?? old.platformVersion,
    networkConfiguration: (input.networkConfiguration ?? old.networkConfiguration) as SettingsRequest["networkConfiguration"],
    loadBalancers: input.loadBalancers ?? [...old.loadBalancers],
    serviceRegistries: input.serviceRegistries ?? [...old.serviceRegistries],
    serviceConnectConfiguration: input.serviceConnectConfiguration ?? old.serviceConnectConfiguration,
    gatewayConnectors: input.gatewayConnectors ?? (old.gatewayConnectors as SettingsRequest["gatewayConnectors"]),
    volumeConfigurations: input.volumeConfigurations ?? (old.volumeConfigurations as SettingsRequest["volumeConfigurations"]),
  };
  const settings = serviceSettings(call, { cluster, definition, serviceArn: service.arn }, request);
  const strategy = input.deploymentConfiguration?.strategy ?? service.deploymentConfiguration.strategy;
  checkLoadBalancers(view, strategy, settings.loadBalancers);
  const whole = {
    ...request,
    serviceName: service.name,
    taskDefinition: definition.arn,
    // A daemon's own is how many instances there are.
    desiredCount: service.schedulingStrategy === "DAEMON" ? input.desiredCount : service.desiredCount,
    schedulingStrategy: service.schedulingStrategy,
  };
  const around = { taskDefinition: definition.definition, cluster: clusterRequest(cluster), stage: "create-service" } as const;
  refuseFirst(checkService(JSON.parse(JSON.stringify({ ...whole, ...placementOf(input, service) })), around), "InvalidParameterException");
  return settings;
}

function placementOf(input: Wire<UpdateServiceRequest>, service: ServiceRow): object {
  return {
    deploymentConfiguration: changedConfiguration(service.deploymentConfiguration, input.deploymentConfiguration),
    placementConstraints: input.placementConstraints ?? service.placementConstraints,
    placementStrategy: input.placementStrategy ?? service.placementStrategy,
  };
}

function changeOf(input: Wire<UpdateServiceRequest>, service: ServiceRow, settings: ServiceSettings): Partial<ServiceRow> {
  if (input.desiredCount !== undefined && input.desiredCount < 0) invalidParameter("desiredCount must not be less than 0.");
  if (input.deploymentController !== undefined && input.deploymentController.type !== service.deploymentController) {
    const message = `Stowage does not change a service's deployment controller, here from ${service.deploymentController} to ${input.deploymentController.type}.`;
    throw new AwsException("UnsupportedFeatureException", message);
  }
  const { desiredCount, placementConstraints, placementStrategy, healthCheckGracePeriodSeconds, enableExecuteCommand, propagateTags } =
    input;
  const { availabilityZoneRebalancing, enableECSManagedTags: enableEcsManagedTags } = input;
  const given = {
    ...(service.schedulingStrategy === "REPLICA" && { desiredCount }),
    placementConstraints,
    placementStrategy,
    healthCheckGracePeriodSeconds,
    enableExecuteCommand,
    propagateTags,
    availabilityZoneRebalancing,
    enableEcsManagedTags,
    ...(!same(settings, service.settings) && { settings }),
    ...(input.deploymentConfiguration && {
      deploymentConfiguration: deploymentConfiguration(
        changedConfiguration(service.deploymentConfiguration, input.deploymentConfiguration),
        service.schedulingStrategy,
      ),
    }),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<ServiceRow>;
}

/** Of the settings those whose change makes a new deployment: not the strategy (API Reference, UpdateService; 2026-08). */
function deployed({ capacityProviderStrategy: _strategy, launchType: _launchType, ...rest }: ServiceSettings): object {
  return rest;
}

/** A new strategy alone is for the tasks to come of the deployment that stands. */
function move(primary: DeploymentRow, { capacityProviderStrategy, launchType }: ServiceSettings, now: number): Command {
  const settings = { ...primary.settings, capacityProviderStrategy, launchType };
  return {
    op: "patch",
    table: "deployments",
    key: primary.id,
    row: { settings, updatedAt: now },
    why: "a new strategy without a deployment",
  };
}
