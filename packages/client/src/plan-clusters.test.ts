import { DeleteNamespaceCommand, ListNamespacesCommand } from "@aws-sdk/client-servicediscovery";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apply, closeClients, createClients, plan } from "./index.js";
import type { Clients } from "./index.js";

let engine: LocalEngine;
let clients: Clients;
beforeAll(async () => {
  engine = await startLocal();
  clients = createClients({ region: "eu-west-1", endpoint: engine.url });
});
afterAll(async () => {
  closeClients(clients);
  await engine.close();
});

const withDefault = (namespace?: string): Assembly => ({
  format: "stowage/assembly@1",
  app: "shop",
  namespaces: { "shop.local": { Name: "shop.local" }, "other.local": { Name: "other.local" } },
  clusters: { main: { clusterName: "main", ...(namespace !== undefined && { serviceConnectDefaults: { namespace } }) } },
});
const pending = async (assembly: Assembly): Promise<object[]> =>
  (await plan(assembly, clients)).changes
    .filter(({ action }) => action !== "none")
    .map(({ kind, name, action, differences }) => ({ kind, name, action, differences }));
const deploy = async (assembly: Assembly): Promise<unknown> => apply(await plan(assembly, clients), clients);
const arnOf = async (name: string): Promise<string> => {
  const { Namespaces = [] } = await clients.discovery.send(new ListNamespacesCommand({}));
  return Namespaces.find(({ Name }) => Name === name)!.Arn!;
};
const changed = (now: string, wanted: string): object => ({
  kind: "cluster",
  name: "main",
  action: "update",
  differences: [{ path: "/serviceConnectDefaults/namespace", now, wanted }],
});

describe("the default Service Connect namespace of a cluster", () => {
  it("is set where it differs, and left alone where the Assembly names none", async () => {
    await deploy(withDefault());
    expect(await pending(withDefault("shop.local"))).toMatchObject([{ kind: "cluster", action: "update" }]);
    await deploy(withDefault("shop.local"));
    expect(await pending(withDefault("shop.local"))).toEqual([]);
    expect(await pending(withDefault("other.local"))).toEqual([changed("shop.local", "other.local")]);
    await deploy(withDefault("other.local"));
    expect(await pending(withDefault("other.local"))).toEqual([]);
    expect(await pending(withDefault())).toEqual([]);
  });

  it("is compared by its ARN where the Assembly has that", async () => {
    await deploy(withDefault("shop.local"));
    const [shop, other] = [await arnOf("shop.local"), await arnOf("other.local")];
    expect(await pending(withDefault(shop))).toEqual([]);
    expect(await pending(withDefault(other))).toEqual([changed(shop, other)]);
  });

  it("that is gone is replaced", async () => {
    await deploy(withDefault("shop.local"));
    const arn = await arnOf("shop.local");
    await clients.discovery.send(new DeleteNamespaceCommand({ Id: arn.slice(arn.lastIndexOf("/") + 1) }));
    await deploy(withDefault("shop.local"));
    expect(await pending(withDefault("shop.local"))).toEqual([]);
    expect(await arnOf("shop.local")).not.toBe(arn);
  });
});
