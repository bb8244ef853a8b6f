import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random.js";
import type { ClusterRow } from "../../state/rows.js";
import { clusterArn, fargate, rig } from "../../testing/rig.js";
import { divideCapacity } from "./capacity.js";
import type { LaunchRequest } from "./launch-request.js";
import { launch } from "./launch.js";
import { zoneChooser } from "./zone-chooser.js";
import { zoneOfSubnet } from "./zone-of-subnet.js";

const cluster: ClusterRow = {
  arn: clusterArn,
  name: "main",
  status: "ACTIVE",
  settings: [],
  capacityProviders: ["FARGATE"],
  defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
};

describe("where tasks run", () => {
  it.each([
    ["a launch type", { launchType: "FARGATE" as const }, [{ launchType: "FARGATE", count: 4 }]],
    [
      "a strategy",
      {
        capacityProviderStrategy: [
          { capacityProvider: "FARGATE", weight: 1 },
          { capacityProvider: "FARGATE_SPOT", weight: 3 },
        ],
      },
      [
        { launchType: "FARGATE", capacityProviderName: "FARGATE", count: 1 },
        { launchType: "FARGATE", capacityProviderName: "FARGATE_SPOT", count: 3 },
      ],
    ],
    [
      "instances' provider",
      { capacityProviderStrategy: [{ capacityProvider: "fleet", weight: 1 }] },
      [{ launchType: "EC2", capacityProviderName: "fleet", count: 4 }],
    ],
    ["the cluster's default", {}, [{ launchType: "FARGATE", capacityProviderName: "FARGATE_SPOT", count: 4 }]],
  ])("follows from %s", (_what, asked, expected) => {
    expect(divideCapacity(4, asked, cluster)).toEqual(expected);
  });

  it("is EC2 where nothing says anything", () => {
    expect(divideCapacity(1, {}, { ...cluster, defaultCapacityProviderStrategy: [] })).toEqual([{ launchType: "EC2", count: 1 }]);
  });
});

describe("zones", () => {
  it("follow from a subnet's name or its id, always the same", () => {
    expect(zoneOfSubnet("eu-west-1", "subnet-eu-west-1c")).toBe("eu-west-1c");
    expect(zoneOfSubnet("eu-west-1", "subnet-us-east-1c")).toBe(zoneOfSubnet("eu-west-1", "subnet-us-east-1c"));
    const zones = new Set(Array.from({ length: 50 }, (_, i) => zoneOfSubnet("eu-west-1", `subnet-${i}`)));
    expect([...zones].sort()).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
  });

  it("are filled where the fewest are", () => {
    const subnets = ["subnet-us-east-1a", "subnet-us-east-1b", "subnet-us-east-1c"];
    const choose = zoneChooser(
      "us-east-1",
      subnets,
      new Map([
        ["us-east-1a", 3],
        ["us-east-1b", 1],
      ]),
      seededRandom("x"),
    );
    const chosen = Array.from({ length: 5 }, () => choose().availabilityZone.at(-1));
    expect(chosen.filter((zone) => zone === "c")).toHaveLength(3);
    expect(chosen.filter((zone) => zone === "b")).toHaveLength(2);
  });
});

it("makes tasks with ids, addresses and sizes of their own, and their overrides filled in", () => {
  const made = rig();
  const definition = made.register(
    fargate("job", [
      { name: "app", image: "app" },
      { name: "log", image: "log", essential: false },
    ]),
  );
  const request: LaunchRequest = {
    cluster: made.engine.view.get("clusters", clusterArn)!,
    definition,
    count: 3,
    launchType: "FARGATE",
    network: { subnets: ["subnet-us-east-1b"] },
    overrides: { cpu: "1 vCPU", containerOverrides: [{ name: "app", environment: [{ name: "A", value: "1" }] }] },
    tags: [{ key: "team", value: "shop" }],
    why: "test",
  };
  const { tasks, commands } = launch(made.engine.view, request, 0, seededRandom("x"));
  expect(new Set(tasks.map(({ arn }) => arn)).size).toBe(3);
  expect(new Set(tasks.map(({ spec }) => spec.network!.privateIPv4Address)).size).toBe(3);
  expect(tasks[0]!.spec).toMatchObject({
    group: "family:job",
    availabilityZone: "us-east-1b",
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    cpu: "1024",
    memory: "512",
    ephemeralStorageGiB: 20,
    overrides: {
      cpu: "1 vCPU",
      containerOverrides: [{ name: "app", environment: [{ name: "A", value: "1" }] }, { name: "log" }],
      inferenceAcceleratorOverrides: [],
    },
  });
  expect(commands.filter(({ table }) => table === "tags")).toHaveLength(3);
});
