import type { Wire } from "@stowage/model";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import type { ClusterRow, TaskDefinitionRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import { AwsException } from "../aws-exception.js";
import { checkCapacity, checkPlatform, type AskedCapacity } from "./launch-type.js";
import { checkNetwork } from "./network-configuration.js";
import type { Lookup } from "./refs.js";
import { checkServiceConnect } from "./service-connect.js";

/** The members of a request that a service's settings are made of. */
export type SettingsRequest = Pick<
  Wire<CreateServiceRequest>,
  | "platformVersion"
  | "networkConfiguration"
  | "loadBalancers"
  | "serviceRegistries"
  | "serviceConnectConfiguration"
  | "volumeConfigurations"
  | "gatewayConnectors"
> &
  AskedCapacity;

/**
 * What a deployment is to be made of, with ECS's defaults.
 *
 * @throws {AwsException} for the first of them that is wrong.
 */
export function serviceSettings(
  lookup: Lookup,
  target: { readonly cluster: ClusterRow; readonly definition: TaskDefinitionRow; readonly serviceArn: string },
  request: SettingsRequest,
): ServiceSettings {
  const { view } = lookup;
  const { cluster, definition, serviceArn } = target;
  const network = checkNetwork(definition.definition.networkMode, request.networkConfiguration);
  const capacity = checkCapacity(lookup, cluster, definition, request);
  return {
    taskDefinitionArn: definition.arn,
    ...capacity,
    platformVersion: checkPlatform(capacity, request.platformVersion),
    networkConfiguration: network && { awsvpcConfiguration: network },
    loadBalancers: request.loadBalancers ?? [],
    serviceRegistries: (request.serviceRegistries ?? []).map((registry) => checkRegistry(view, registry)),
    serviceConnectConfiguration: checkServiceConnect(view, cluster, serviceArn, request.serviceConnectConfiguration),
    volumeConfigurations: request.volumeConfigurations,
    gatewayConnectors: request.gatewayConnectors?.map((connector) => checkConnector(definition, connector)),
  };
}

/** Source: Developer Guide, "Connect Amazon ECS services to a gateway": a connector names a port of the definition. */
function checkConnector<C extends { readonly portName: string }>({ definition }: TaskDefinitionRow, connector: C): C {
  const named = definition.containerDefinitions.some(({ portMappings = [] }) =>
    portMappings.some(({ name }) => name === connector.portName),
  );
  if (!named) {
    throw new AwsException("InvalidParameterException", `The task definition has no port named "${connector.portName}".`);
  }
  return connector;
}

function checkRegistry<R extends { readonly registryArn?: string | undefined }>(view: Lookup["view"], registry: R): R {
  const id = registry.registryArn?.split("/").at(-1);
  if (id === undefined || view.get("discoveryServices", id) === undefined) {
    throw new AwsException(
      "InvalidParameterException",
      `The service registry "${registry.registryArn ?? ""}" is not a service of Cloud Map.`,
    );
  }
  return registry;
}
