import {
  CreateHttpNamespaceCommand,
  CreatePrivateDnsNamespaceCommand,
  CreatePublicDnsNamespaceCommand,
  CreateServiceCommand,
  DeleteNamespaceCommand,
  DeleteServiceCommand,
  DeregisterInstanceCommand,
  DiscoverInstancesCommand,
  GetNamespaceCommand,
  GetOperationCommand,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
  UpdateInstanceCustomHealthStatusCommand,
  UpdatePrivateDnsNamespaceCommand,
  UpdateServiceCommand,
  type HealthStatusFilter,
} from "@aws-sdk/client-servicediscovery";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "../support.js";

let it: Bench;
let discovery: ServiceDiscoveryClient;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  discovery = new ServiceDiscoveryClient({ ...it.local.client, maxAttempts: 1 });
});
afterEach(async () => {
  discovery.destroy();
  await it.close();
});

/** The operation that a call began, which has ended. */
async function operation(begun: Promise<{ readonly OperationId?: string | undefined }>) {
  const { OperationId } = await begun;
  return (await discovery.send(new GetOperationCommand({ OperationId }))).Operation!;
}

test("each asynchronous operation can be asked about", async () => {
  const seen: unknown[] = [];
  const ask = async (begun: Promise<{ readonly OperationId?: string | undefined }>) => {
    const { Type, Status, Targets = {} } = await operation(begun);
    seen.push([Type, Status, Object.keys(Targets)]);
    return Targets;
  };
  const { NAMESPACE: NamespaceId } = await ask(discovery.send(new CreatePrivateDnsNamespaceCommand({ Name: "shop.local", Vpc: "vpc-1" })));
  await ask(discovery.send(new UpdatePrivateDnsNamespaceCommand({ Id: NamespaceId, Namespace: { Description: "all of it" } })));
  const DnsConfig = { DnsRecords: [{ Type: "A" as const, TTL: 10 }] };
  const { Service } = await discovery.send(new CreateServiceCommand({ Name: "catalog", NamespaceId, DnsConfig }));
  const ServiceId = Service!.Id!;
  await ask(discovery.send(new UpdateServiceCommand({ Id: ServiceId, Service: { Description: "goods", DnsConfig } })));
  const Attributes = { AWS_INSTANCE_IPV4: "127.0.0.9" };
  await ask(discovery.send(new RegisterInstanceCommand({ ServiceId, InstanceId: "one", Attributes })));
  await ask(discovery.send(new DeregisterInstanceCommand({ ServiceId, InstanceId: "one" })));
  await discovery.send(new DeleteServiceCommand({ Id: ServiceId }));
  await ask(discovery.send(new DeleteNamespaceCommand({ Id: NamespaceId })));
  expect(seen).toEqual([
    ["CREATE_NAMESPACE", "SUCCESS", ["NAMESPACE"]],
    ["UPDATE_NAMESPACE", "SUCCESS", ["NAMESPACE"]],
    ["UPDATE_SERVICE", "SUCCESS", ["SERVICE"]],
    ["REGISTER_INSTANCE", "SUCCESS", ["SERVICE", "INSTANCE"]],
    ["DEREGISTER_INSTANCE", "SUCCESS", ["SERVICE", "INSTANCE"]],
    ["DELETE_NAMESPACE", "SUCCESS", ["NAMESPACE"]],
  ]);
});

test("namespaces and services have their types", async () => {
  const http = await operation(discovery.send(new CreateHttpNamespaceCommand({ Name: "http" })));
  const closed = await operation(discovery.send(new CreatePrivateDnsNamespaceCommand({ Name: "closed.local", Vpc: "vpc-1" })));
  const open = await operation(discovery.send(new CreatePublicDnsNamespaceCommand({ Name: "open.example.com" })));
  const ids = [http, closed, open].map(({ Targets }) => Targets!.NAMESPACE!);
  const types = await Promise.all(ids.map(async (Id) => (await discovery.send(new GetNamespaceCommand({ Id }))).Namespace!.Type));
  expect(types).toEqual(["HTTP", "DNS_PRIVATE", "DNS_PUBLIC"]);
  const DnsConfig = { DnsRecords: [{ Type: "A" as const, TTL: 10 }] };
  const made = async (NamespaceId: string | undefined, Name: string, more: object) =>
    (await discovery.send(new CreateServiceCommand({ NamespaceId, Name, ...more }))).Service!.Type;
  expect([await made(ids[0], "a", {}), await made(ids[1], "b", { DnsConfig }), await made(ids[1], "c", { Type: "HTTP" })]).toEqual([
    "HTTP",
    "DNS_HTTP",
    "HTTP",
  ]);
});

test("instances are found by their health", async () => {
  const { Targets } = await operation(discovery.send(new CreateHttpNamespaceCommand({ Name: "shop" })));
  const NamespaceId = Targets!.NAMESPACE!;
  const serve = async (Name: string, more: object) =>
    (await discovery.send(new CreateServiceCommand({ NamespaceId, Name, ...more }))).Service!.Id!;
  const ServiceId = await serve("checked", { HealthCheckCustomConfig: {} });
  const plain = await serve("unchecked", {});
  const Attributes = { AWS_INSTANCE_IPV4: "127.0.0.9" };
  for (const InstanceId of ["ill", "well"]) await discovery.send(new RegisterInstanceCommand({ ServiceId, InstanceId, Attributes }));
  await discovery.send(new RegisterInstanceCommand({ ServiceId: plain, InstanceId: "any", Attributes }));
  const verdict = (InstanceId: string, Status: "HEALTHY" | "UNHEALTHY") =>
    discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId, InstanceId, Status }));
  await verdict("ill", "UNHEALTHY");
  const found = async (HealthStatus: HealthStatusFilter, ServiceName = "checked") => {
    const { Instances = [] } = await discovery.send(new DiscoverInstancesCommand({ NamespaceName: "shop", ServiceName, HealthStatus }));
    return [HealthStatus, ...Instances.map((one) => `${one.InstanceId} ${one.HealthStatus}`).sort()];
  };
  expect(await found("HEALTHY")).toEqual(["HEALTHY", "well HEALTHY"]);
  expect(await found("UNHEALTHY")).toEqual(["UNHEALTHY", "ill UNHEALTHY"]);
  expect(await found("ALL")).toEqual(["ALL", "ill UNHEALTHY", "well HEALTHY"]);
  expect(await found("UNHEALTHY", "unchecked")).toEqual(["UNHEALTHY", "any UNKNOWN"]);
  await verdict("well", "UNHEALTHY");
  expect(await found("HEALTHY_OR_ELSE_ALL")).toEqual(["HEALTHY_OR_ELSE_ALL", "ill UNHEALTHY", "well UNHEALTHY"]);
});
