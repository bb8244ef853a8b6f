import type { Assembly } from "@stowage/model";
import type { Observations } from "@stowage/model/inputs";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, fargateTask, instanceGroup, service } from "../../test/build.js";
import { estimate } from "../estimate/estimate.js";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import type { Advice } from "./advice.js";
import type { AdviseOptions } from "./advise.js";
import { advise } from "./advise.js";
import { compareFleets } from "./compare-fleets.js";
import { applyEdits } from "./edit.js";

const big = fargateTask("web", { cpu: "2048", memory: "8192" });
const observed = (cpu: number, memory: number, more: object = {}): Observations => ({
  days: 14,
  services: { "main/web": { cpu: { p95: cpu, max: cpu * 2 }, memory: { p95: memory, max: memory }, ...more } },
});

async function adviceOn(assembly: Assembly, kind: Advice["kind"], options: AdviseOptions = {}): Promise<Advice | undefined> {
  const { advice } = await advise(assembly, options);
  return advice.find((one) => one.kind === kind);
}

/** The saving is what two estimates differ by. */
async function expectSaving(assembly: Assembly, advice: Advice): Promise<void> {
  const [before, after] = [await estimate(assembly), await estimate(applyEdits(assembly, advice.edits))];
  expect(advice.saving).toBe(new Money(before.monthly).minus(after.monthly).toString());
  expect(new Money(advice.saving).greaterThan(0)).toBe(true);
  expect(advice.risk).not.toBe("");
  expect(advice.dsl).not.toBe("");
}

describe("advice", () => {
  it("offers ARM to a definition that stands alone, and to none that also runs on EC2", async () => {
    const alone = assemblyOf({ tasks: [big] });
    const advice = await adviceOn(alone, "arm");
    expect(advice).toMatchObject({ resource: "web", dsl: '.fargate({ cpu: 2048, memory: 8192, arch: "ARM64" })' });
    await expectSaving(alone, advice!);
    const shared = assemblyOf({ tasks: [big], services: [service("web"), service("own", { taskDefinition: "web", launchType: "EC2" })] });
    expect(await adviceOn(shared, "arm")).toBeUndefined();
  });

  it("right-sizes tasks onto the Fargate table, with headroom", async () => {
    const assembly = assemblyOf({ tasks: [big], services: [service("web")] });
    const advice = await adviceOn(assembly, "right-size", { observations: observed(400, 900) });
    expect(advice).toMatchObject({ resource: "web", dsl: ".fargate({ cpu: 512, memory: 2048 })" });
    expect(advice?.edits).toEqual([
      { path: "/taskDefinitions/web/cpu", value: "512" },
      { path: "/taskDefinitions/web/memory", value: "2048" },
    ]);
    await expectSaving(assembly, advice!);
  });

  it("does not right-size what fits, or what another service needs, or what was not measured", async () => {
    const fits = assemblyOf({ tasks: [fargateTask("web")], services: [service("web")] });
    expect(await adviceOn(fits, "right-size", { observations: observed(400, 800) })).toBeUndefined();
    const shared = assemblyOf({ tasks: [big], services: [service("web"), service("other", { taskDefinition: "web" })] });
    expect(await adviceOn(shared, "right-size", { observations: observed(100, 100) })).toBeUndefined();
    expect(await adviceOn(fits, "right-size")).toBeUndefined();
  });

  it("moves Linux tasks to ARM, where its price is known", async () => {
    const assembly = assemblyOf({ tasks: [fargateTask("web")], services: [service("web")] });
    const advice = await adviceOn(assembly, "arm");
    expect(advice).toMatchObject({ resource: "web", dsl: '.fargate({ cpu: 512, memory: 1024, arch: "ARM64" })' });
    expect(advice?.risk).toContain("example/app:1");
    await expectSaving(assembly, advice!);
    const windows = fargateTask("web", {
      cpu: "1024",
      memory: "2048",
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
    });
    expect(await adviceOn(assemblyOf({ tasks: [windows], services: [service("web")] }), "arm")).toBeUndefined();
  });

  it("runs what may be interrupted on Fargate Spot, and no more", async () => {
    const assembly = assemblyOf({ tasks: [fargateTask("web")], services: [service("web", { desiredCount: 8 })] });
    expect(await adviceOn(assembly, "spot")).toBeUndefined();
    const advice = await adviceOn(assembly, "spot", { interruptible: 0.75 });
    expect(advice).toMatchObject({
      resource: "main/web",
      dsl: ".capacity({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 3 } })",
    });
    await expectSaving(assembly, advice!);
    const { lines } = await estimate(applyEdits(assembly, advice!.edits), { hours: 1 });
    expect(lines.find(({ item }) => item === "fargate-spot.vcpu")?.quantity).toBe("3");
    // A single task may not be interrupted if half of the tasks may: it stays on demand.
    const alone = assemblyOf({ tasks: [fargateTask("web")], services: [service("web", { desiredCount: 1 })] });
    expect(await adviceOn(alone, "spot", { interruptible: 0.5 })).toBeUndefined();
    const three = assemblyOf({ tasks: [fargateTask("web")], services: [service("web", { desiredCount: 3 })] });
    const two = await estimate(applyEdits(three, (await adviceOn(three, "spot", { interruptible: 0.5 }))!.edits), { hours: 1 });
    expect(two.lines.find(({ item }) => item === "fargate-spot.vcpu")?.quantity).toBe("0.5");
    // Where the Spot price is not known there is no saving to promise.
    expect(await adviceOn(assembly, "spot", { interruptible: 0.5, region: "ap-southeast-6" })).toBeUndefined();
  });

  it("names idle services, and services with more tasks than their load needs", async () => {
    const assembly: Assembly = assemblyOf({
      tasks: [fargateTask("web")],
      services: [service("web", { desiredCount: 10 })],
      more: {
        scaling: {
          "main/web": {
            target: {
              ServiceNamespace: "ecs",
              ResourceId: "service/main/web",
              ScalableDimension: "ecs:service:DesiredCount",
              MinCapacity: 5,
              MaxCapacity: 20,
            },
          },
        },
      },
    });
    const idle = await adviceOn(assembly, "idle", { observations: observed(2, 100) });
    expect(idle).toMatchObject({ dsl: ".desired(0)", edits: [{ value: 0 }, { path: "/scaling/main~1web/target/MinCapacity", value: 0 }] });
    await expectSaving(assembly, idle!);
    // Ten tasks at 102.4 of 512 units: 20 %, so four carry it at 60 %.
    const fewer = await adviceOn(assembly, "fewer-tasks", { observations: observed(102.4, 100) });
    expect(fewer).toMatchObject({ dsl: ".desired(4)", edits: [{ value: 4 }, { value: 4 }] });
    await expectSaving(assembly, fewer!);
    expect(await adviceOn(assembly, "fewer-tasks", { observations: observed(400, 100) })).toBeUndefined();
  });

  it("compares Fargate with instances, and says where they meet", async () => {
    const many = assemblyOf({
      tasks: [fargateTask("web", { cpu: "1024", memory: "2048" })],
      services: [service("web", { desiredCount: 40 })],
    });
    const [comparison] = compareFleets(await loadPrices("us-east-1"), many);
    expect(comparison).toMatchObject({ architecture: "x86_64", services: ["main/web"], fargateHourly: "1.9748" });
    const { instances } = comparison!;
    expect(instances!.cpuReserved).toBeGreaterThan(0.7);
    expect(instances!.breakEven).toBeGreaterThan(0.5);
    expect(instances!.breakEven).toBeLessThan(1);
    const advice = await adviceOn(many, "instances");
    expect(new Money(advice!.saving).toFixed(6)).toBe(new Money("1.9748").minus(instances!.hourly).times(730).toFixed(6));
    expect(advice?.message).toContain(instances!.type);
  });

  it("moves tasks off instances that are nearly empty", async () => {
    const assembly = assemblyOf({
      tasks: [ec2Task("web", { cpu: "256", memory: "512" })],
      services: [
        service("web", { desiredCount: 1, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] }),
      ],
      more: {
        capacityProviders: { own: { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: "g" } } },
        autoScalingGroups: { g: instanceGroup("g", { DesiredCapacity: 3 }) },
      },
    });
    const advice = await adviceOn(assembly, "fargate");
    expect(advice?.edits).toEqual([
      { path: "/services/main~1web/capacityProviderStrategy" },
      { path: "/services/main~1web/launchType", value: "FARGATE" },
    ]);
    expect(advice?.saving).toBe(new Money("0.288").minus("0.0123425").times(730).toString());
  });

  it("covers the tasks that always run with a Savings Plan", async () => {
    const assembly = assemblyOf({ tasks: [fargateTask("web", { cpu: "1024", memory: "2048" })], services: [service("web")] });
    const advice = (await advise(assembly)).advice.filter(({ kind }) => kind === "savings-plan");
    expect(advice.map(({ message }) => /rates of (\S+)/.exec(message)?.[1])).toEqual(["3y-no-upfront", "1y-no-upfront"]);
    // Two tasks: (0.04048 + 2 × 0.004445) − (0.032384 + 2 × 0.003556) an hour and task.
    expect(advice[1]?.saving).toBe(new Money("0.009874").times(2).times(730).toString());
    const elsewhere = (await advise(assembly, { region: "eu-west-3" })).advice;
    expect(elsewhere.filter(({ kind }) => kind === "savings-plan")).toEqual([]);
  });

  it("comes with the largest saving first, and refuses shares that are none", async () => {
    const assembly = assemblyOf({ tasks: [big], services: [service("web", { desiredCount: 6 })] });
    const { advice, monthly } = await advise(assembly, { observations: observed(400, 900), interruptible: 1 });
    const savings = advice.map(({ saving }) => Number(saving));
    expect(savings).toEqual(savings.toSorted((a, b) => b - a));
    expect(Number(monthly)).toBeGreaterThan(savings[0]!);
    await expect(advise(assembly, { interruptible: 0 })).rejects.toMatchObject({ code: "interruptible-invalid" });
  });
});

describe("edits", () => {
  it("change one value and share the rest", () => {
    const assembly = assemblyOf({ tasks: [big], services: [service("web")] });
    const edited = applyEdits(assembly, [{ path: "/taskDefinitions/web/runtimePlatform/cpuArchitecture", value: "ARM64" }]);
    expect(edited.taskDefinitions?.["web"]?.runtimePlatform).toEqual({ cpuArchitecture: "ARM64" });
    expect(edited.services).toBe(assembly.services);
    expect(assembly.taskDefinitions?.["web"]?.runtimePlatform).toBeUndefined();
  });
});
