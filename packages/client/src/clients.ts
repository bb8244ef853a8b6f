import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";

/** The AWS clients that a deployment needs. */
export interface Clients {
  readonly region: string;
  readonly ecs: ECSClient;
  readonly discovery: ServiceDiscoveryClient;
  readonly scaling: ApplicationAutoScalingClient;
}

/** How to reach AWS, or an engine that answers in its place. */
export interface ClientOptions {
  readonly region: string;
  /** `http://127.0.0.1:4580` for an embedded engine; absent: Amazon's own endpoints. */
  readonly endpoint?: string;
}

/**
 * Makes the clients. With an endpoint on this machine, credentials that mean nothing are used, so that none of yours are sent anywhere;
 * otherwise the SDK's usual chain finds them.
 *
 * @example
 * const clients = createClients({ region: "eu-west-1", endpoint: "http://127.0.0.1:4580" });
 */
export function createClients({ region, endpoint }: ClientOptions): Clients {
  const own = endpoint !== undefined && isLoopback(endpoint);
  const config = {
    region,
    ...(endpoint !== undefined && { endpoint, disableHostPrefix: true }),
    ...(own && { credentials: { accessKeyId: "local", secretAccessKey: "local" } }),
  };
  return {
    region,
    ecs: new ECSClient(config),
    discovery: new ServiceDiscoveryClient(config),
    scaling: new ApplicationAutoScalingClient(config),
  };
}

/** Closes the clients' connections. */
export function closeClients({ ecs, discovery, scaling }: Clients): void {
  for (const client of [ecs, discovery, scaling]) client.destroy();
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || hostname.startsWith("127.");
}
