import type { CapacityProviderStrategyItem, CreateCapacityProviderRequest, CreateClusterRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { properties } from "./properties.js";
import { arnOr, refOr, roleArn } from "./template.js";
import type { References, Resource } from "./template.js";

/** Whether a cluster has capacity providers of the Assembly's own: those and it may refer to each other, so that a third resource joins them. */
export function needsAssociation(request: CreateClusterRequest, own: ReadonlySet<string>): boolean {
  return [...(request.capacityProviders ?? []), ...providersOf(request.defaultCapacityProviderStrategy)].some((name) => own.has(name));
}

export function clusterResource(name: string, request: CreateClusterRequest, path: string, refs: References): Resource {
  const { capacityProviders, defaultCapacityProviderStrategy, ...rest } = prune(
    schema,
    "CreateClusterRequest",
    request,
  ) as CreateClusterRequest;
  const joined = refs.associations.has(name);
  const kept = joined ? rest : { ...rest, ...defined({ capacityProviders, defaultCapacityProviderStrategy }) };
  const converted = properties(schema, "CreateClusterRequest", kept, path, refs.options);
  const namespace = rest.serviceConnectDefaults?.namespace;
  return {
    Type: "AWS::ECS::Cluster",
    Properties: {
      ...converted,
      ...(namespace !== undefined && { ServiceConnectDefaults: { Namespace: arnOr(refs.namespaces, namespace) } }),
    },
  };
}

export function associationResource(name: string, request: CreateClusterRequest, refs: References): Resource {
  const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = request;
  const named = [...new Set([...capacityProviders, ...providersOf(defaultCapacityProviderStrategy)])];
  return {
    Type: "AWS::ECS::ClusterCapacityProviderAssociations",
    Properties: {
      Cluster: refOr(refs.clusters, name),
      CapacityProviders: named.map((provider) => refOr(refs.capacityProviders, provider)),
      DefaultCapacityProviderStrategy: strategyProperty(defaultCapacityProviderStrategy, refs),
    },
  };
}

export function capacityProviderResource(request: CreateCapacityProviderRequest, path: string, refs: References): Resource {
  const pruned = prune(schema, "CreateCapacityProviderRequest", request) as CreateCapacityProviderRequest;
  const converted = properties(schema, "CreateCapacityProviderRequest", pruned, path, refs.options);
  const { infrastructureRoleArn } = pruned.managedInstancesProvider ?? {};
  const group = refOr(refs.autoScalingGroups, pruned.autoScalingGroupProvider?.autoScalingGroupArn);
  return {
    Type: "AWS::ECS::CapacityProvider",
    Properties: {
      ...converted,
      ...(pruned.cluster !== undefined && { ClusterName: refOr(refs.clusters, pruned.cluster) }),
      ...(group !== undefined && {
        AutoScalingGroupProvider: { ...(converted["AutoScalingGroupProvider"] as object), AutoScalingGroupArn: group },
      }),
      ...(infrastructureRoleArn !== undefined && {
        ManagedInstancesProvider: {
          ...(converted["ManagedInstancesProvider"] as object),
          InfrastructureRoleArn: roleArn(infrastructureRoleArn),
        },
      }),
    },
  };
}

/** A strategy with references to the providers that the template makes. */
export function strategyProperty(strategy: readonly CapacityProviderStrategyItem[], refs: References): unknown[] {
  return strategy.map(({ capacityProvider, base, weight }) => ({
    CapacityProvider: refOr(refs.capacityProviders, capacityProvider),
    ...defined({ Base: base, Weight: weight }),
  }));
}

function providersOf(strategy: readonly CapacityProviderStrategyItem[] = []): string[] {
  return strategy.flatMap(({ capacityProvider }) => capacityProvider ?? []);
}

function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
