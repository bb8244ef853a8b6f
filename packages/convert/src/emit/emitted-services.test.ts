import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { emitCloudFormation } from "./cloudformation/emit-cloudformation.js";
import { emitTerraform } from "./terraform/emit-terraform.js";

/** Services that serve under their own names, and mention others. */
function assembly(calls: Readonly<Record<string, readonly string[]>>): Assembly {
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
            namespace: "shop",
            services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
          },
        },
      ]),
    ),
  };
}

describe("services that others call", () => {
  it("are made before them, as the template and the configuration say", () => {
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
