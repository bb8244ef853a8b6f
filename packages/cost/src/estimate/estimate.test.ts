import { describe, expect, it } from "vitest";
import { assemblyOf, fargateTask, service } from "../../test/build.js";
import { Money } from "../money.js";
import { estimate } from "./estimate.js";

describe("estimate", () => {
  it("prices a service on Fargate line by line", async () => {
    const result = await estimate(assemblyOf({ tasks: [fargateTask("web")], services: [service("web")] }));
    expect(result).toMatchObject({ format: "stowage/cost@1", currency: "USD", region: "us-east-1", hours: 730, unpriced: [] });
    expect(result.lines).toEqual([
      { resource: "main/web", item: "fargate.vcpu", quantity: "730", unit: "vCPU-hour", unitPrice: "0.04048", monthly: "29.5504" },
      { resource: "main/web", item: "fargate.memory", quantity: "1460", unit: "GB-hour", unitPrice: "0.004445", monthly: "6.4897" },
    ]);
    expect(result).toMatchObject({ monthly: "36.0401", hourly: "0.04937" });
    expect(result.prices).toEqual({ source: "AWS price file for ECS", date: "2025-10-27" });
  });

  it("divides between Fargate and Fargate Spot by base and weight, and prices storage once", async () => {
    const result = await estimate(
      assemblyOf({
        tasks: [fargateTask("web", { runtimePlatform: { cpuArchitecture: "ARM64" }, ephemeralStorage: { sizeInGiB: 30 } })],
        services: [
          service("web", {
            desiredCount: 7,
            launchType: undefined,
            capacityProviderStrategy: [
              { capacityProvider: "FARGATE", base: 2, weight: 1 },
              { capacityProvider: "FARGATE_SPOT", weight: 4 },
            ],
          }),
        ],
      }),
      { hours: 1 },
    );
    expect(result.lines.map(({ item, quantity, unitPrice }) => [item, quantity, unitPrice])).toEqual([
      ["fargate.vcpu", "1.5", "0.03238"],
      ["fargate.memory", "3", "0.00356"],
      ["fargate-spot.vcpu", "2", "0.01030969"],
      ["fargate-spot.memory", "4", "0.00113349"],
      ["fargate.storage", "70", "0.000111"],
    ]);
    const total = result.lines.reduce((sum, line) => sum.plus(line.monthly), new Money(0));
    expect(result.monthly).toBe(total.toString());
  });

  it("takes the cluster's default strategy where a service says nothing", async () => {
    const result = await estimate(
      assemblyOf({
        tasks: [fargateTask("web")],
        services: [service("web", { launchType: undefined })],
        more: { clusters: { main: { clusterName: "main", defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT" }] } } },
      }),
    );
    expect(result.lines.map(({ item }) => item)).toEqual(["fargate-spot.vcpu", "fargate-spot.memory"]);
  });

  it("charges the licence of Windows, and refuses Windows on Spot", async () => {
    const windows = fargateTask("web", {
      cpu: "1024",
      memory: "2048",
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
    });
    const onDemand = await estimate(assemblyOf({ tasks: [windows], services: [service("web")] }), { hours: 1 });
    expect(onDemand.lines.map(({ item, unitPrice }) => [item, unitPrice])).toEqual([
      ["fargate.vcpu", "0.046552"],
      ["fargate.memory", "0.00511175"],
      ["fargate.os-licence", "0.046"],
    ]);
    const spot = service("web", { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] });
    const onSpot = await estimate(assemblyOf({ tasks: [windows], services: [spot] }));
    expect(onSpot).toMatchObject({ monthly: "0", lines: [], unpriced: [{ resource: "main/web", item: "fargate-spot.vcpu" }] });
  });

  it("runs `count` tasks of a task definition that stands alone", async () => {
    const result = await estimate(assemblyOf({ tasks: [fargateTask("web")] }), { count: 3, hours: 2 });
    expect(result.lines[0]).toMatchObject({ resource: "web", item: "fargate.vcpu", quantity: "3" });
  });

  it("prices a one-off task from its runs, each at least a minute long", async () => {
    const assembly = assemblyOf({
      tasks: [fargateTask("job", { cpu: "1024", memory: "2048" })],
      more: { tasks: { job: { request: { taskDefinition: "job", launchType: "FARGATE" } } } },
    });
    const unsaid = await estimate(assembly);
    expect(unsaid.lines).toEqual([]);
    expect(unsaid.assumptions.join()).toContain('Task "job" is not in the sum');
    const said = await estimate(assembly, { usage: { tasks: { job: { runs: 60, seconds: 12 } } } });
    expect(said.lines[0]).toMatchObject({ resource: "task:job", item: "fargate.vcpu", quantity: "1" });
  });

  it("names a price that is not known, and takes it for nothing", async () => {
    const arm = fargateTask("web", { runtimePlatform: { cpuArchitecture: "ARM64" } });
    const spot = service("web", { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] });
    const result = await estimate(assemblyOf({ tasks: [arm], services: [spot] }), { region: "sa-east-1" });
    expect(result.lines).toEqual([]);
    expect(result.unpriced).toEqual([
      {
        resource: "main/web",
        item: "fargate-spot.vcpu",
        reason: "The price of fargate-spot.vcpu (linux/arm64) in sa-east-1 is not known. Add it in a price book.",
      },
      {
        resource: "main/web",
        item: "fargate-spot.memory",
        reason: "The price of fargate-spot.memory (linux/arm64) in sa-east-1 is not known. Add it in a price book.",
      },
    ]);
  });

  it.each([
    [
      "a size that Fargate lacks",
      { cpu: "512", memory: "512" },
      "Fargate has no tasks of 512 cpu units with 512 MiB; with that cpu it has 1024, 2048, 3072, 4096 MiB.",
    ],
    ["a cpu that Fargate lacks", { cpu: "300" }, "Fargate has no tasks of 300 cpu units"],
    ["no memory", { memory: undefined }, "has no memory, which Fargate needs"],
    ["a placeholder", { cpu: "${CPU}" }, 'The cpu "${CPU}" of task definition "web" is not a number.'],
  ])("names %s", async (_, change, reason) => {
    const result = await estimate(assemblyOf({ tasks: [fargateTask("web", change)], services: [service("web")] }));
    expect(result.lines).toEqual([]);
    expect(result.unpriced[0]?.reason).toContain(reason);
  });

  it.each([
    ["no region", assemblyOf({ more: { region: undefined } }), {}, "region-missing"],
    ["an unknown region", assemblyOf({}), { region: "us-east-7" }, "region-unknown"],
    ["no time", assemblyOf({}), { hours: 0 }, "hours-invalid"],
    ["half a task", assemblyOf({}), { count: 0.5 }, "count-invalid"],
    [
      "a negative count",
      assemblyOf({ tasks: [fargateTask("web")], services: [service("web", { desiredCount: -1 })] }),
      {},
      "quantity-invalid",
    ],
  ])("refuses %s", async (_, assembly, options, code) => {
    await expect(estimate(assembly, options)).rejects.toMatchObject({ name: "StowageError", code });
  });
});
