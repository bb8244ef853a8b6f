import type {
  CreateClusterRequest,
  CreateServiceRequest,
  LogConfiguration,
  RegisterTaskDefinitionRequest,
  ServiceConnectConfiguration,
} from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { orderRequest } from "@stowage/model";

type Parts = Record<string, unknown>;

/** Tags as the map that the provider takes. */
export function tagMap(tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined): Parts {
  return tags === undefined || tags.length === 0 ? {} : { tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])) };
}

/** A cluster without its capacity providers, which a resource of its own says. */
export function clusterParts(request: CreateClusterRequest): Parts {
  const { clusterName, settings, tags, configuration, serviceConnectDefaults } = request;
  return {
    name: clusterName,
    ...(settings && { setting: settings }),
    ...(configuration && { configuration }),
    ...(serviceConnectDefaults && { serviceConnectDefaults }),
    ...tagMap(tags),
  };
}

export function taskDefinitionParts(request: RegisterTaskDefinitionRequest): Parts {
  const {
    containerDefinitions = [],
    volumes,
    tags,
    proxyConfiguration,
    ...rest
  } = orderRequest(schema, "RegisterTaskDefinitionRequest", request);
  return {
    ...rest,
    containerDefinitions: JSON.stringify(containerDefinitions),
    ...(volumes && {
      volume: volumes.map(({ host, ...volume }) => ({ ...volume, ...(host?.sourcePath !== undefined && { hostPath: host.sourcePath }) })),
    }),
    ...(proxyConfiguration && {
      proxyConfiguration: {
        ...proxyConfiguration,
        properties: Object.fromEntries((proxyConfiguration.properties ?? []).map(({ name = "", value = "" }) => [name, value])),
      },
    }),
    ...tagMap(tags),
  };
}

export function serviceParts(request: CreateServiceRequest): Parts {
  const {
    serviceName,
    role,
    tags,
    loadBalancers,
    networkConfiguration,
    placementStrategy,
    serviceConnectConfiguration,
    volumeConfigurations,
    deploymentConfiguration,
    clientToken: _,
    ...rest
  } = request;
  const network = networkConfiguration?.awsvpcConfiguration;
  return {
    name: serviceName,
    ...rest,
    ...(role !== undefined && { iamRole: role }),
    ...(loadBalancers && { loadBalancer: loadBalancers }),
    ...(network && {
      networkConfiguration: {
        subnets: network.subnets,
        ...(network.securityGroups && { securityGroups: network.securityGroups }),
        ...(network.assignPublicIp !== undefined && { assignPublicIp: network.assignPublicIp === "ENABLED" }),
      },
    }),
    ...(placementStrategy && { orderedPlacementStrategy: placementStrategy }),
    ...(serviceConnectConfiguration && { serviceConnectConfiguration: connectParts(serviceConnectConfiguration) }),
    ...(volumeConfigurations && { volumeConfiguration: volumeConfigurations.map(volumeParts) }),
    ...(deploymentConfiguration && deploymentParts(deploymentConfiguration)),
    ...tagMap(tags),
  };
}

function connectParts({ services, logConfiguration, ...rest }: ServiceConnectConfiguration): Parts {
  return {
    ...rest,
    ...(logConfiguration && { logConfiguration: logParts(logConfiguration) }),
    ...(services && {
      service: services.map(({ clientAliases, ...service }) => ({ ...service, ...(clientAliases && { clientAlias: clientAliases }) })),
    }),
  };
}

function logParts({ secretOptions, ...logs }: LogConfiguration): Parts {
  return { ...logs, ...(secretOptions && { secretOption: secretOptions }) };
}

function volumeParts({ managedEBSVolume, ...volume }: NonNullable<CreateServiceRequest["volumeConfigurations"]>[number]): Parts {
  if (managedEBSVolume === undefined) return volume;
  const { sizeInGiB, tagSpecifications, ...managed } = managedEBSVolume;
  return {
    ...volume,
    managedEBSVolume: {
      ...managed,
      ...(sizeInGiB !== undefined && { sizeInGb: sizeInGiB }),
      ...(tagSpecifications && { tagSpecifications: tagSpecifications.map(({ tags, ...one }) => ({ ...one, ...tagMap(tags) })) }),
    },
  };
}

/** The provider has the bounds, the circuit breaker and the alarms beside the block, and minutes as texts. */
function deploymentParts(configuration: NonNullable<CreateServiceRequest["deploymentConfiguration"]>): Parts {
  const { maximumPercent, minimumHealthyPercent, deploymentCircuitBreaker, alarms, lifecycleHooks, ...rest } = configuration;
  const { bakeTimeInMinutes, linearConfiguration, canaryConfiguration, ...others } = rest;
  const text = (minutes: number | undefined): string | undefined => (minutes === undefined ? undefined : String(minutes));
  const inner = {
    ...others,
    ...(bakeTimeInMinutes !== undefined && { bakeTimeInMinutes: String(bakeTimeInMinutes) }),
    ...(linearConfiguration && {
      linearConfiguration: { ...linearConfiguration, stepBakeTimeInMinutes: text(linearConfiguration.stepBakeTimeInMinutes) },
    }),
    ...(canaryConfiguration && {
      canaryConfiguration: { ...canaryConfiguration, canaryBakeTimeInMinutes: text(canaryConfiguration.canaryBakeTimeInMinutes) },
    }),
    ...(lifecycleHooks && {
      lifecycleHook: lifecycleHooks.map(({ hookDetails, timeoutConfiguration, ...hook }) => ({
        ...hook,
        ...(hookDetails !== undefined && { hookDetails: JSON.stringify(hookDetails) }),
        ...(timeoutConfiguration && {
          timeoutConfiguration: { ...timeoutConfiguration, timeoutInMinutes: text(timeoutConfiguration.timeoutInMinutes) },
        }),
      })),
    }),
  };
  return {
    ...(maximumPercent !== undefined && { deploymentMaximumPercent: maximumPercent }),
    ...(minimumHealthyPercent !== undefined && { deploymentMinimumHealthyPercent: minimumHealthyPercent }),
    ...(deploymentCircuitBreaker && { deploymentCircuitBreaker }),
    ...(alarms && { alarms }),
    ...(Object.keys(inner).length > 0 && { deploymentConfiguration: inner }),
  };
}
