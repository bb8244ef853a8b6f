import type { CreateServiceRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { strategyProperty } from "./cluster-resources.js";
import { properties } from "./properties.js";
import { arnOr, refOr } from "./template.js";
import type { References, Resource } from "./template.js";

export function serviceResource(request: CreateServiceRequest, path: string, refs: References): Resource {
  const pruned = prune(schema, "CreateServiceRequest", request) as CreateServiceRequest;
  const converted = properties(schema, "CreateServiceRequest", pruned, path, refs.options);
  const { cluster = "default", taskDefinition, capacityProviderStrategy, serviceConnectConfiguration } = pruned;
  const association = refs.associations.get(cluster);
  const connect = converted["ServiceConnectConfiguration"] as object | undefined;
  return {
    Type: "AWS::ECS::Service",
    // A strategy names providers that the cluster must have by then.
    ...(association !== undefined && { DependsOn: [association] }),
    Properties: {
      ...converted,
      Cluster: refOr(refs.clusters, cluster),
      ...(taskDefinition !== undefined && { TaskDefinition: refOr(refs.taskDefinitions, taskDefinition) }),
      ...(capacityProviderStrategy !== undefined && { CapacityProviderStrategy: strategyProperty(capacityProviderStrategy, refs) }),
      ...(serviceConnectConfiguration?.namespace !== undefined && {
        ServiceConnectConfiguration: { ...connect, Namespace: arnOr(refs.namespaces, serviceConnectConfiguration.namespace) },
      }),
    },
  };
}
