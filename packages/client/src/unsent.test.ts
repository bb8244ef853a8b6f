import { readFileSync } from "node:fs";
import type { Assembly } from "@stowage/model";
import { schema as scaling } from "@stowage/model/application-autoscaling";
import { schema as ecs } from "@stowage/model/ecs";
import { schema as elbv2 } from "@stowage/model/elbv2";
import { schema as discovery } from "@stowage/model/servicediscovery";
import { describe, expect, it } from "vitest";
import { unsentMembers, withoutUnsent } from "./unsent.js";

const shop = {
  format: "stowage/assembly@1",
  app: "shop",
  namespaces: { "shop.local": { Name: "shop.local", Tomorrow: 1 } },
  taskDefinitions: { web: { family: "web", containerDefinitions: [{ name: "app", image: "app", tomorrow: 1 }] } },
  services: { "main/web": { cluster: "main", serviceName: "web", launchTyp: "EC2", launchType: "NEWER" } },
  scaling: {
    "main/web": {
      target: { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" },
      policies: [
        { PolicyName: "p", ServiceNamespace: "ecs", ResourceId: "r", ScalableDimension: "ecs:service:DesiredCount", Tomorrow: {} },
      ],
    },
  },
  tasks: {
    job: { request: { taskDefinition: "web", tomorrow: 1 } },
    "n/1": { request: { taskDefinition: "web" }, schedule: "rate(1 day)" },
  },
  loadBalancers: { web: { loadBalancer: { Name: "web" }, rules: [{ ListenerArn: "web:80", Conditions: [{ Tomorrow: 1 }] }] } },
  autoScalingGroups: {
    big: { autoScalingGroup: { AutoScalingGroupName: "big", Tomorrow: 1 }, launchTemplate: { LaunchTemplateName: "big" } },
  },
  checks: { tomorrow: 1 },
} as unknown as Assembly;

describe("what is not sent", () => {
  it("is what the model does not know, in what is sent, and schedules", () => {
    expect(unsentMembers(shop).map(({ path }) => path)).toEqual([
      "/namespaces/shop.local/Tomorrow",
      "/taskDefinitions/web/containerDefinitions/0/tomorrow",
      "/services/main~1web/launchTyp",
      "/scaling/main~1web/policies/0/Tomorrow",
      "/tasks/job/request/tomorrow",
      "/loadBalancers/web/rules/0/Conditions/0/Tomorrow",
      "/tasks/n~11/schedule",
    ]);
  });

  it("is taken out of what is compared, and nothing else is", () => {
    const unsent = unsentMembers(shop);
    const sent = withoutUnsent(shop, unsent);
    expect(unsentMembers(sent)).toEqual([]);
    expect(sent.services!["main/web"]).toEqual({ cluster: "main", serviceName: "web", launchType: "NEWER" });
    expect(shop.services!["main/web"]).toHaveProperty("launchTyp");
    expect(withoutUnsent(sent, [])).toBe(sent);
  });

  it("is the same for the model and for the SDK, which are of one version", () => {
    const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { dependencies: object };
    expect(manifest.dependencies).toMatchObject(
      Object.fromEntries([ecs, discovery, scaling, elbv2].map(({ client, version }) => [client, version])),
    );
  });
});
