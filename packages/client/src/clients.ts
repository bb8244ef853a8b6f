import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";

/** The AWS clients that a deployment needs. */
export interface Clients {
  readonly region: string;
  readonly ecs: ECSClient;
  readonly discovery: ServiceDiscoveryClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly elb: ElasticLoadBalancingV2Client;
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
    elb: new ElasticLoadBalancingV2Client(config),
  };
}

/**
 * Closes the clients' connections, without which a program may go on for a while.
 *
 * @example
 * try { await plan(assembly, clients); } finally { closeClients(clients); }
 */
export function closeClients({ ecs, discovery, scaling, elb }: Clients): void {
  for (const client of [ecs, discovery, scaling, elb]) client.destroy();
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || hostname.startsWith("127.");
}
