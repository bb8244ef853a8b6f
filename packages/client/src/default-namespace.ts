import type { Cluster } from "@aws-sdk/client-ecs";
import { GetNamespaceCommand } from "@aws-sdk/client-servicediscovery";
import type { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";

/** The default Service Connect namespace of a cluster, by its name if `wanted` is one: ECS describes it by its ARN. */
export async function defaultNamespace(cluster: Cluster, wanted: string, discovery: ServiceDiscoveryClient): Promise<string | undefined> {
  const arn = cluster.serviceConnectDefaults?.namespace;
  const Id = /:namespace\/([^/]+)$/.exec(arn ?? "")?.[1];
  if (Id === undefined || wanted.startsWith("arn:")) return arn;
  try {
    return (await discovery.send(new GetNamespaceCommand({ Id }))).Namespace?.Name;
  } catch (error) {
    if (error instanceof Error && error.name === "NamespaceNotFound") return arn;
    throw error;
  }
}
