import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { emitCloudFormation } from "./cloudformation/emit-cloudformation.js";
import { serversBefore } from "./servers-before.js";
import { emitTerraform } from "./terraform/emit-terraform.js";

/** Services that serve under their own names, and mention others. */
function assembly(calls: Readonly<Record<string, readonly string[]>>, namespaces: Readonly<Record<string, string>> = {}): Assembly {
  const names = Object.keys(calls);
  return {
    format: "stowage/assembly@1",
    app: "shop",
    taskDefinitions: Object.fromEntries(
      names.map((name) => [
        name,
        {
          family: name,
          containerDefinitions: [
            { name: "app", image: "app", environment: calls[name]!.map((peer) => ({ name: peer, value: `http://${peer}` })) },
          ],
        },
      ]),
    ),
    services: Object.fromEntries(
      names.map((name) => [
        `main/${name}`,
        {
          serviceName: name,
          cluster: "main",
          taskDefinition: name,
          desiredCount: 1,
          serviceConnectConfiguration: {
            enabled: true,
            namespace: namespaces[name] ?? "shop",
            services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
          },
        },
      ]),
    ),
  };
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

  it("never form a circle", () => {
    const before = serversBefore(assembly({ a: ["b"], b: ["c"], c: ["a", "d"], d: ["d"] }));
    expect([...before]).toEqual([
      ["main/a", ["main/b"]],
      ["main/b", ["main/c"]],
      ["main/c", ["main/d"]],
    ]);
  });

  it("are said in the template and in the configuration", () => {
    const shop = assembly({ web: ["api"], api: [] });
    expect(emitCloudFormation(shop).Resources["WebService"]?.DependsOn).toEqual(["ApiService"]);
    expect(emitTerraform(shop)).toMatchObject({ resource: { aws_ecs_service: { web: { depends_on: ["aws_ecs_service.api"] } } } });
  });
});

describe("a count that is scaled", () => {
  const scaled = (desiredCount: number): { readonly count: unknown; readonly leftOut: string[] } => {
    const shop = assembly({ web: [] });
    const leftOut: string[] = [];
    const template = emitCloudFormation(
      {
        ...shop,
        services: { "main/web": { ...shop.services!["main/web"]!, desiredCount } },
        scaling: {
          "main/web": {
            target: {
              ServiceNamespace: "ecs",
              ResourceId: "service/main/web",
              ScalableDimension: "ecs:service:DesiredCount",
              MinCapacity: 2,
              MaxCapacity: 9,
            },
          },
        },
      },
      { report: ({ path }) => leftOut.push(path) },
    );
    return { count: template.Resources["WebService"]?.Properties["DesiredCount"], leftOut };
  };

  it("is not part of the template, whose updates would set it again", () => {
    expect(scaled(2)).toEqual({ count: undefined, leftOut: [] });
    expect(scaled(5)).toEqual({ count: undefined, leftOut: ["/services/main~1web/desiredCount"] });
  });
});
