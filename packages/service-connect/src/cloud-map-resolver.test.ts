import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { afterEach, describe, expect, it } from "vitest";
import { addressesOf, cloudMapResolver, namespaceFrom, type CloudMapResolverOptions } from "./cloud-map-resolver.js";
import type { EndpointAddress } from "./resolver.js";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface CloudMap {
  readonly endpoint: string;
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: unknown }[];
  /** What it answers next: instances, or an error's name. */
  says: readonly object[] | string;
}

async function cloudMap(): Promise<CloudMap> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      self.requests.push({ headers: request.headers, body: JSON.parse(body) });
      const failed = typeof self.says === "string";
      response.writeHead(failed ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(failed ? { __type: self.says, Message: "It does not exist." } : { Instances: self.says }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(() => (server.closeAllConnections(), server.close()));
  const self: CloudMap = { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: [], says: [] };
  return self;
}

const instance = (id: string, attributes: Readonly<Record<string, string>>): object => ({ InstanceId: id, Attributes: attributes });

function firstWord(options: CloudMapResolverOptions): Promise<readonly EndpointAddress[] | Error> {
  const resolver = cloudMapResolver(options);
  cleanUps.push(() => resolver.close());
  return new Promise((resolve) => void resolver.subscribe("catalog", { endpoints: resolve, failed: resolve }));
}

describe("the Cloud Map resolver", () => {
  it("asks for the healthy instances of a service, and reads their addresses", async () => {
    const map = await cloudMap();
    map.says = [instance("t1", { AWS_INSTANCE_IPV4: "127.0.0.2", AWS_INSTANCE_PORT: "8080", AVAILABILITY_ZONE: "us-east-1a" })];
    expect(await firstWord({ namespace: "shop.local", endpoint: map.endpoint, env: {} })).toEqual([
      { id: "t1", host: "127.0.0.2", port: 8080 },
    ]);
    const { headers, body } = map.requests[0]!;
    expect(headers["x-amz-target"]).toBe("Route53AutoNaming_v20170314.DiscoverInstances");
    expect(headers.host).toBe(new URL(map.endpoint).host);
    expect(body).toEqual({ NamespaceName: "shop.local", ServiceName: "catalog", HealthStatus: "HEALTHY_OR_ELSE_ALL", MaxResults: 1000 });
  });

  it.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SERVICEDISCOVERY"])(
    "takes all it needs from the environment, the endpoint from %s",
    async (name) => {
      const map = await cloudMap();
      await firstWord({ env: { [name]: map.endpoint, AWS_REGION: "eu-west-1", STOWAGE_NAMESPACE: "shop.local" } });
      expect(map.requests[0]!.body).toMatchObject({ NamespaceName: "shop.local" });
      expect(map.requests[0]!.headers.authorization).toContain("/eu-west-1/servicediscovery/");
    },
  );

  it("uses a client that it is given", async () => {
    const map = await cloudMap();
    const client = new ServiceDiscoveryClient({
      endpoint: map.endpoint,
      region: "eu-west-3",
      disableHostPrefix: true,
      credentials: { accessKeyId: "loopback", secretAccessKey: "loopback" },
    });
    cleanUps.push(() => client.destroy());
    await firstWord({ namespace: "shop.local", client, env: {} });
    expect(map.requests[0]!.headers.authorization).toContain("/eu-west-3/");
  });

  it("passes Cloud Map's error on", async () => {
    const map = await cloudMap();
    map.says = "ServiceNotFound";
    expect(await firstWord({ namespace: "shop.local", endpoint: map.endpoint, env: {} })).toMatchObject({ name: "ServiceNotFound" });
  });

  it("refuses an endpoint that is no URL", () => {
    expect(() => cloudMapResolver({ namespace: "a", endpoint: "localhost 4580" })).toThrowError(
      'The endpoint "localhost 4580" is not a URL.',
    );
  });
});

describe("the namespace", () => {
  it("is the option, else the environment's", () => {
    expect(namespaceFrom("a", { STOWAGE_NAMESPACE: "b" })).toBe("a");
    expect(namespaceFrom(undefined, { STOWAGE_NAMESPACE: "b" })).toBe("b");
  });

  it.each([
    [undefined, "There is no Cloud Map namespace: pass `namespace`, or set the environment variable STOWAGE_NAMESPACE."],
    ["", "There is no Cloud Map namespace"],
    ["arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-1", "DiscoverInstances takes its name"],
  ])("is refused as %s", (option, message) => {
    expect(() => namespaceFrom(option, {})).toThrowError(message);
  });
});

describe("the addresses of an answer", () => {
  it.each([
    ["IPv4 and port", { AWS_INSTANCE_IPV4: "10.0.0.1", AWS_INSTANCE_PORT: "80" }, ["10.0.0.1", 80]],
    ["IPv6 alone", { AWS_INSTANCE_IPV6: "::2", AWS_INSTANCE_PORT: "80" }, ["::2", 80]],
    ["no port", { AWS_INSTANCE_IPV4: "10.0.0.1" }, undefined],
    ["a port out of range", { AWS_INSTANCE_IPV4: "10.0.0.1", AWS_INSTANCE_PORT: "65536" }, undefined],
    ["a port that is none", { AWS_INSTANCE_IPV4: "10.0.0.1", AWS_INSTANCE_PORT: "http" }, undefined],
    ["a CNAME", { AWS_INSTANCE_CNAME: "example.com", AWS_INSTANCE_PORT: "80" }, undefined],
  ] as const)("%s", (_name, attributes, expected) => {
    const addresses = addressesOf({ Instances: [{ InstanceId: "i", Attributes: { ...attributes } as Record<string, string> }] });
    expect(addresses).toEqual(expected === undefined ? [] : [{ id: "i", host: expected[0], port: expected[1] }]);
  });
});
