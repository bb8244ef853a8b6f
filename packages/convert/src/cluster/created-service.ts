import type { CapacityProviderStrategyItem, CreateServiceRequest, Service } from "@stowage/model/ecs";
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
  const strategy = withoutBases(request.capacityProviderStrategy);
  const daemon = request.schedulingStrategy === "DAEMON";
  const network = request.networkConfiguration?.awsvpcConfiguration;
  return without(
    {
      ...request,
      ...(roleArn !== undefined && !roleArn.includes("/aws-service-role/") && { role: roleArn }),
      ...(strategy && { capacityProviderStrategy: strategy }),
      ...(request.deploymentConfiguration && { deploymentConfiguration: deployment(request.deploymentConfiguration, daemon) }),
      ...(network && { networkConfiguration: { awsvpcConfiguration: without(network, { assignPublicIp: "DISABLED" }) } }),
    },
    {
      // It is off where a service cannot have it.
      availabilityZoneRebalancing: daemon ? "DISABLED" : "ENABLED",
      deploymentController: { type: "ECS" },
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      healthCheckGracePeriodSeconds: 0,
      platformVersion: "LATEST",
      propagateTags: "NONE",
      schedulingStrategy: "REPLICA",
      ...(strategy && strategy.length > 0 && { launchType: request.launchType }),
      ...(daemon && { desiredCount: request.desiredCount }),
    },
  );
}

/** A strategy without bases of nothing, which ECS fills in. */
export function withoutBases(strategy: readonly CapacityProviderStrategyItem[] | undefined): CapacityProviderStrategyItem[] | undefined {
  return strategy?.map((item) => without(item, { base: 0 }));
}

type Deployment = NonNullable<CreateServiceRequest["deploymentConfiguration"]>;

function deployment(configuration: Deployment, daemon: boolean): Deployment {
  const { deploymentCircuitBreaker: breaker, alarms } = configuration;
  const off = (guard: { readonly enable?: boolean | undefined } | undefined): boolean => guard?.enable === false;
  const { min, max } = daemon ? { min: 0, max: 100 } : { min: 100, max: 200 };
  const rolling = configuration.strategy === undefined || configuration.strategy === "ROLLING";
  return without(configuration, {
    ...(rolling && { strategy: "ROLLING", bakeTimeInMinutes: 0 }),
    ...(configuration.minimumHealthyPercent === min &&
      configuration.maximumPercent === max && { minimumHealthyPercent: min, maximumPercent: max }),
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
