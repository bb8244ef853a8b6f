import type { Assembly } from "@stowage/model";
import type { CreateClusterRequest } from "@stowage/model/ecs";

/** The capacity providers that a cluster is to have: those it names, and those of managed instances, which belong to it from the start. */
export function clusterProviders(assembly: Assembly, name: string): string[] {
  const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = assembly.clusters![name]!;
  const belonging = Object.values(assembly.capacityProviders ?? {}).filter(({ cluster }) => cluster === name);
  return [
    ...new Set([
      ...capacityProviders,
      ...defaultCapacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []),
      ...belonging.map((provider) => provider.name),
    ]),
  ];
}

/** Whether a cluster gets its capacity providers in a step of its own: some of them are made by the same deployment, after it. */
export function isAssociatedLater(assembly: Assembly, name: string): boolean {
  return clusterProviders(assembly, name).some((provider) => assembly.capacityProviders?.[provider] !== undefined);
}

/** The request that creates a cluster, without providers that are made after it. */
export function clusterRequest(assembly: Assembly, name: string): CreateClusterRequest {
  const request = assembly.clusters![name]!;
  if (!isAssociatedLater(assembly, name)) return request;
  const { capacityProviders: _, defaultCapacityProviderStrategy: __, ...alone } = request;
  return alone;
}
