import { isIP } from "node:net";
import type { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import type { DiscoverInstancesRequest, DiscoverInstancesResponse } from "@stowage/model/servicediscovery";
import type { Clock } from "./clock.js";
import { defaults } from "./defaults.js";
import { ServiceConnectError } from "./errors.js";
import { pollingResolver } from "./polling-resolver.js";
import type { Random } from "./random.js";
import type { EndpointAddress, Resolver } from "./resolver.js";

/** What {@link cloudMapResolver} needs; all but the namespace has a default. */
export interface CloudMapResolverOptions {
  /** The Cloud Map namespace's name, not its ARN. Default: the environment's `STOWAGE_NAMESPACE`. */
  readonly namespace?: string | undefined;
  /** A client of your own; `endpoint` and `region` are then its business. It is not closed with the resolver. */
  readonly client?: ServiceDiscoveryClient | undefined;
  /** Default: `AWS_ENDPOINT_URL_SERVICEDISCOVERY`, then `AWS_ENDPOINT_URL`, then AWS. */
  readonly endpoint?: string | undefined;
  /** Default: `AWS_REGION`, then `AWS_DEFAULT_REGION`; with an endpoint on loopback `us-east-1`. */
  readonly region?: string | undefined;
  /** Milliseconds between look-ups. Default 5,000; 500 with an endpoint on loopback. */
  readonly intervalMs?: number | undefined;
  /** The environment to read. Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
}

/**
 * Finds a service's tasks with Cloud Map's `DiscoverInstances`: the healthy ones, or all when none is healthy.
 *
 * The AWS SDK is loaded at the first look-up, so that importing this package stays cheap.
 *
 * @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` if there is no namespace, or it is an ARN.
 * @see https://docs.aws.amazon.com/cloud-map/latest/api/API_DiscoverInstances.html
 * @example
 * const resolver = cloudMapResolver({ namespace: "shop.local" });
 */
export function cloudMapResolver(options: CloudMapResolverOptions = {}): Resolver {
  const env = options.env ?? process.env;
  const namespace = namespaceFrom(options.namespace, env);
  const target = targetFrom(options, env);
  let client: Promise<ServiceDiscoveryClient> | undefined;

  const resolver = pollingResolver({
    intervalMs: options.intervalMs ?? (target.loopback ? defaults.resolveIntervalLoopbackMs : defaults.resolveIntervalMs),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.random === undefined ? {} : { random: options.random }),
    async discover(service, signal) {
      const { DiscoverInstancesCommand } = await import("@aws-sdk/client-servicediscovery");
      client ??= options.client === undefined ? openClient(target) : Promise.resolve(options.client);
      const request: DiscoverInstancesRequest = {
        NamespaceName: namespace,
        ServiceName: service,
        HealthStatus: "HEALTHY_OR_ELSE_ALL",
        MaxResults: maxResults,
      };
      return addressesOf(await (await client).send(new DiscoverInstancesCommand(request), { abortSignal: signal }));
    },
  });

  return {
    subscribe: resolver.subscribe,
    close() {
      resolver.close();
      if (options.client === undefined) void client?.then((open) => open.destroy());
    },
  };
}

/** Cloud Map's own maximum, which is also its quota of instances in a service; there are no further pages. */
const maxResults = 1_000;

/** The namespace's name: the option's, or the environment's `STOWAGE_NAMESPACE`. */
export function namespaceFrom(option: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const namespace = option ?? env["STOWAGE_NAMESPACE"];
  if (namespace === undefined || namespace === "") {
    throw new ServiceConnectError(
      "ERR_STOWAGE_BAD_OPTION",
      "There is no Cloud Map namespace: pass `namespace`, or set the environment variable STOWAGE_NAMESPACE.",
    );
  }
  if (namespace.startsWith("arn:")) {
    throw new ServiceConnectError("ERR_STOWAGE_BAD_OPTION", `The namespace is an ARN (${namespace}): DiscoverInstances takes its name.`);
  }
  return namespace;
}

interface Target {
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  readonly loopback: boolean;
}

function targetFrom(options: CloudMapResolverOptions, env: Readonly<Record<string, string | undefined>>): Target {
  const endpoint = options.endpoint ?? (env["AWS_ENDPOINT_URL_SERVICEDISCOVERY"] || env["AWS_ENDPOINT_URL"] || undefined);
  const loopback = endpoint !== undefined && isLoopback(endpoint);
  const region = options.region ?? (env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || (loopback ? "us-east-1" : undefined));
  return { endpoint, region, loopback };
}

function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) throw new ServiceConnectError("ERR_STOWAGE_BAD_OPTION", `The endpoint "${endpoint}" is not a URL.`);
  const { hostname } = new URL(endpoint);
  return hostname === "localhost" || hostname === "[::1]" || (isIP(hostname) === 4 && hostname.startsWith("127."));
}

async function openClient(target: Target): Promise<ServiceDiscoveryClient> {
  const { ServiceDiscoveryClient: Client } = await import("@aws-sdk/client-servicediscovery");
  return new Client({
    ...(target.region === undefined ? {} : { region: target.region }),
    // The SDK would call data-<host>, a name that a custom endpoint seldom answers to.
    ...(target.endpoint === undefined ? {} : { endpoint: target.endpoint, disableHostPrefix: true }),
    // An engine on this machine checks no signature, and the SDK's search for credentials may take seconds to fail.
    ...(target.loopback ? { credentials: { accessKeyId: "loopback", secretAccessKey: "loopback" } } : {}),
  });
}

/** An instance without an address or a port (one registered by CNAME, say) is no endpoint of Service Connect. */
export function addressesOf(answer: DiscoverInstancesResponse): readonly EndpointAddress[] {
  const addresses: EndpointAddress[] = [];
  for (const { InstanceId, Attributes } of answer.Instances ?? []) {
    const host = Attributes?.["AWS_INSTANCE_IPV4"] ?? Attributes?.["AWS_INSTANCE_IPV6"];
    const port = Number(Attributes?.["AWS_INSTANCE_PORT"]);
    if (InstanceId === undefined || host === undefined || !Number.isInteger(port) || port < 1 || port > 65_535) continue;
    addresses.push({ id: InstanceId, host, port });
  }
  return addresses;
}
