import type { Service } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { createdService } from "./created-service.js";

const created = (service: Service): object => createdService({ serviceName: "web", ...service }, "main", "web");
const own = { serviceName: "web", cluster: "main", taskDefinition: "web" };

describe("a described service", () => {
  it.each<[string, Service, object]>([
    [
      "without what every service has by default",
      {
        schedulingStrategy: "REPLICA",
        availabilityZoneRebalancing: "ENABLED",
        platformVersion: "LATEST",
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      },
      { deploymentConfiguration: {} },
    ],
    [
      "without what a daemon has by default",
      {
        schedulingStrategy: "DAEMON",
        desiredCount: 3,
        availabilityZoneRebalancing: "DISABLED",
        deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      },
      { schedulingStrategy: "DAEMON", deploymentConfiguration: {} },
    ],
    [
      "with what a replica service has otherwise",
      { availabilityZoneRebalancing: "DISABLED", deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } },
      { availabilityZoneRebalancing: "DISABLED", deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } },
    ],
    [
      "without bases of nothing, and without the launch type that a strategy takes the place of",
      { launchType: "FARGATE", capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }] },
      { capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
    ],
  ])("is created %s", (_what, service, wanted) => {
    expect(created(service)).toEqual({ ...own, ...wanted });
  });
});
