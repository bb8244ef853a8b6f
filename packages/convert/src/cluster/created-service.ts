import type { CreateServiceRequest, Service } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { knownMembers } from "./known-members.js";

/**
 * A described service as the request that creates it: what only an answer has is left out, and so are the values that ECS itself fills in
 * where a request says nothing. Source of those: CreateService, each at its member; read 2026-11.
 */
export function createdService(service: Service, cluster: string, family: string): CreateServiceRequest {
  const primary = service.deployments?.find(({ status }) => status === "PRIMARY");
  const { roleArn, serviceName, ...described } = service;
  const own = primary && {
    serviceConnectConfiguration: primary.serviceConnectConfiguration,
    volumeConfigurations: primary.volumeConfigurations,
    vpcLatticeConfigurations: primary.vpcLatticeConfigurations,
  };
  const request = knownMembers<CreateServiceRequest>(schema, "CreateServiceRequest", {
    ...described,
    ...own,
    serviceName,
    cluster,
    taskDefinition: family,
  });
  const withStrategy = (request.capacityProviderStrategy ?? []).length > 0;
  const network = request.networkConfiguration?.awsvpcConfiguration;
  return without(
    {
      ...request,
      ...(roleArn !== undefined && !roleArn.includes("/aws-service-role/") && { role: roleArn }),
      ...(request.deploymentConfiguration && { deploymentConfiguration: deployment(request.deploymentConfiguration) }),
      ...(network && { networkConfiguration: { awsvpcConfiguration: without(network, { assignPublicIp: "DISABLED" }) } }),
    },
    {
      availabilityZoneRebalancing: "ENABLED",
      deploymentController: { type: "ECS" },
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      healthCheckGracePeriodSeconds: 0,
      platformVersion: "LATEST",
      propagateTags: "NONE",
      schedulingStrategy: "REPLICA",
      ...(withStrategy && { launchType: request.launchType }),
      ...(request.schedulingStrategy === "DAEMON" && { desiredCount: request.desiredCount }),
    },
  );
}

type Deployment = NonNullable<CreateServiceRequest["deploymentConfiguration"]>;

function deployment(configuration: Deployment): Deployment {
  const { deploymentCircuitBreaker: breaker, alarms } = configuration;
  const off = (guard: { readonly enable?: boolean | undefined } | undefined): boolean => guard?.enable === false;
  const rolling = configuration.strategy === undefined || configuration.strategy === "ROLLING";
  return without(configuration, {
    ...(rolling && { strategy: "ROLLING", bakeTimeInMinutes: 0 }),
    ...(configuration.minimumHealthyPercent === 100 &&
      configuration.maximumPercent === 200 && { minimumHealthyPercent: 100, maximumPercent: 200 }),
    ...(off(breaker) && { deploymentCircuitBreaker: breaker }),
    ...(off(alarms) && { alarms }),
    ...(off(configuration.earlySuccessCriteria) && { earlySuccessCriteria: configuration.earlySuccessCriteria }),
  });
}

/** The value without the members that have these values. */
function without<T extends object>(value: T, defaults: { readonly [name: string]: unknown }): T {
  const kept = Object.entries(value).filter(
    ([name, member]) => !Object.hasOwn(defaults, name) || JSON.stringify(member) !== JSON.stringify(defaults[name]),
  );
  return Object.fromEntries(kept) as T;
}
