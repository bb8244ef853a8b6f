import { describe, expect, it } from "vitest";
import { assemblyFormat } from "./assembly.js";
import type { Assembly } from "./assembly.js";
import { serversBefore } from "./servers-before.js";

/** Services that serve under their own names, and mention others. */
function assembly(
  calls: Readonly<Record<string, readonly string[]>>,
  namespaces: Readonly<Record<string, string | undefined>> = {},
): Assembly {
  const names = Object.keys(calls);
  const container = (name: string): object => ({
    name: "app",
    image: "app",
    environment: calls[name]!.map((peer) => ({ name: peer, value: `http://${peer}` })),
  });
  const service = (name: string): object => ({
    serviceName: name,
    cluster: "main",
    taskDefinition: name,
    serviceConnectConfiguration: {
      enabled: true,
      namespace: name in namespaces ? namespaces[name] : "shop",
      services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
    },
  });
  return {
    format: assemblyFormat,
    app: "shop",
    clusters: { main: { clusterName: "main", serviceConnectDefaults: { namespace: "shop" } } },
    taskDefinitions: Object.fromEntries(names.map((name) => [name, { family: name, containerDefinitions: [container(name)] }])),
    services: Object.fromEntries(names.map((name) => [`main/${name}`, service(name)])),
  } as Assembly;
}

describe("the services that are made before others", () => {
  it("are those that their containers mention", () => {
    const before = serversBefore(assembly({ web: ["api", "elsewhere.example.com"], api: ["db"], db: [] }));
    expect([...before]).toEqual([
      ["main/api", ["main/db"]],
      ["main/web", ["main/api"]],
    ]);
  });

  it("are none of another namespace", () => {
    expect(serversBefore(assembly({ web: ["api"], api: [] }, { api: "other" })).size).toBe(0);
  });

  it("are those of the cluster's namespace too, where a service names none", () => {
    expect([...serversBefore(assembly({ web: ["api"], api: [] }, { api: undefined }))]).toEqual([["main/web", ["main/api"]]]);
  });

  it("never form a circle", () => {
    const before = serversBefore(assembly({ a: ["b"], b: ["c"], c: ["a", "d"], d: ["d"] }));
    expect([...before]).toEqual([
      ["main/a", ["main/b"]],
      ["main/b", ["main/c"]],
      ["main/c", ["main/d"]],
    ]);
  });
});
