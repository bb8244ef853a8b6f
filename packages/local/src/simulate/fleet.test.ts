import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.js";

const arn = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/pool";

/** A service on instances of two vCPUs, each of which holds seven of its tasks beside what the system takes. */
function onInstances(spot = false, min = 6): Assembly {
  const place = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
  return {
    format: "stowage/assembly@1",
    app: "a",
    region: "us-east-1",
    clusters: { main: { clusterName: "main", capacityProviders: ["pool"] } },
    capacityProviders: {
      pool: {
        name: "pool",
        autoScalingGroupProvider: { autoScalingGroupArn: arn, managedScaling: { status: "ENABLED", targetCapacity: 100 } },
      },
    },
    autoScalingGroups: {
      pool: {
        autoScalingGroup: {
          AutoScalingGroupName: "pool",
          MinSize: 1,
          MaxSize: 10,
          DesiredCapacity: 2,
          AvailabilityZones: ["us-east-1a", "us-east-1b"],
        },
        launchTemplate: {
          LaunchTemplateName: "pool",
          LaunchTemplateData: { InstanceType: "m5.large", ...(spot && { InstanceMarketOptions: { MarketType: "spot" } }) },
        },
      },
    },
    taskDefinitions: {
      web: {
        family: "web",
        networkMode: "bridge",
        containerDefinitions: [{ name: "app", image: "web", cpu: 512, memory: 1024, portMappings: [{ containerPort: 80 }] }],
      },
    },
    services: {
      "main/web": {
        serviceName: "web",
        cluster: "main",
        taskDefinition: "web",
        desiredCount: 6,
        capacityProviderStrategy: [{ capacityProvider: "pool", weight: 1 }],
      },
    },
    scaling: {
      "main/web": {
        target: { ...place, MinCapacity: min, MaxCapacity: 30 },
        policies: [
          {
            ...place,
            PolicyName: "cpu",
            PolicyType: "TargetTrackingScaling",
            TargetTrackingScalingPolicyConfiguration: {
              TargetValue: 60,
              PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
            },
          },
        ],
      },
    },
  };
}

const load = { shape: "spike", base: 200, peak: 1000, atHour: 1, holdMinutes: 45 } as const;

describe("services on instances", () => {
  it("wait for the instances that managed scaling launches, which go again when nothing runs on them", () => {
    const scenario = { assembly: onInstances(false, 2), load: { ...load, base: 100 } };
    const { fleets, services, instances, events } = simulate({ ...scenario, days: 0.2, seed: 2 });
    const [fleet] = fleets;
    const { desired, running, shortfall, pending } = services[0]!.series;
    expect(fleet!.series.running[0]).toBe(2);
    expect(Math.max(...shortfall)).toBeGreaterThan(0);
    // Seventeen tasks of a quarter of an instance each.
    expect(Math.max(...running)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...fleet!.series.running)).toBeGreaterThanOrEqual(5);
    // Tasks that are left are spread, and an instance with one of them is not empty: managed scaling moves nothing.
    expect(fleet!.series.running.at(-1)).toBeLessThan(Math.max(...fleet!.series.running));
    expect(fleet!.series.running.at(-1)).toBe(fleet!.series.busy.at(-1));
    expect(running.at(-1)).toBe(2);
    for (const [i, value] of desired.entries()) expect(running[i]! + pending[i]! + shortfall[i]!).toBeGreaterThanOrEqual(value);
    // Four of those tasks fill an instance.
    for (const [i, count] of running.entries()) expect(count).toBeLessThanOrEqual(4 * (fleet!.series.running[i]! + 3));
    expect(events.some(({ kind, message }) => kind === "fleet" && /^From 2 to \d instances/.test(message))).toBe(true);
    const seconds = instances.reduce((sum, { launchedAt, terminatedAt }) => sum + (terminatedAt - launchedAt) / 1000, 0);
    expect(seconds).toBe(fleet!.instanceSeconds);
    expect(seconds).toBeGreaterThan(2 * 0.2 * 86_400);
  });

  it("lose instances to Spot and to a zone, and get others", () => {
    const scenario = { assembly: onInstances(true), load: { shape: "constant", requests: 200 }, days: 0.25, seed: 4 } as const;
    const { events, services, instances } = simulate({
      ...scenario,
      spot: { interruptionsPerDay: 8 },
      zoneLosses: [{ zone: "us-east-1a", atHour: 4, minutes: 60 }],
    });
    expect(events.some(({ kind }) => kind === "spot")).toBe(true);
    const lost = Date.parse(events.find(({ kind }) => kind === "zone-lost")!.at);
    const back = Date.parse(events.find(({ kind }) => kind === "zone-back")!.at);
    expect(
      instances.filter(({ zone, launchedAt, terminatedAt }) => zone === "us-east-1a" && launchedAt < back && terminatedAt > lost),
    ).toEqual([]);
    expect(services[0]!.series.running.at(-1)).toBe(6);
    expect(services[0]!.totals.taskSeconds["pool"]).toBeGreaterThan(0);
  });

  it("says that a group without a type cannot be simulated", () => {
    const assembly = onInstances();
    const { pool } = assembly.autoScalingGroups!;
    const groups = {
      pool: { ...pool!, launchTemplate: { ...pool!.launchTemplate, LaunchTemplateData: { InstanceType: "m5.lage" as never } } },
    };
    expect(() => simulate({ assembly: { ...assembly, autoScalingGroups: groups } })).toThrow(/instance type "m5.lage"/);
  });
});
