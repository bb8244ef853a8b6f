import type { Assembly } from "@stowage/model";
import type { PriceBook } from "@stowage/model/inputs";
import { describe, expect, it } from "vitest";
import { estimate } from "../src/estimate/estimate.js";
import { formatAmount } from "../src/format-money.js";
import { managedFee } from "../src/fleet/managed-fee.js";
import { loadPrices } from "../src/prices/load-prices.js";
import { assemblyOf, ec2Task, fargateTask, service } from "./build.js";

/** A task that runs so many times a month for so many seconds, as the examples of AWS's pricing page do. */
async function monthOf(
  change: Parameters<typeof fargateTask>[1],
  runs: number,
  seconds: number,
  prices?: PriceBook,
): Promise<Record<string, string>> {
  const assembly: Assembly = assemblyOf({
    tasks: [fargateTask("job", change)],
    more: { tasks: { job: { request: { taskDefinition: "job", launchType: "FARGATE" } } } },
  });
  const { lines, monthly, unpriced } = await estimate(assembly, { usage: { tasks: { job: { runs, seconds } } }, hours: 720, prices });
  expect(unpriced).toEqual([]);
  return {
    ...Object.fromEntries(lines.map((line) => [line.item, formatAmount(line.monthly)])),
    total: formatAmount(monthly),
    exact: monthly,
  };
}

const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2019_CORE" } } as const;

/** Source: the AWS Fargate pricing page, worked examples for us-east-1, as read on 2026-10-09. */
describe("AWS's examples of Fargate", () => {
  it("1: five tasks a day of ten minutes, 1 vCPU, 2 GB and 30 GB of storage, Linux x86: 1.26", async () => {
    const size = { cpu: "1024", memory: "2048", ephemeralStorage: { sizeInGiB: 30 } };
    expect(await monthOf(size, 5 * 30, 600)).toEqual({
      "fargate.vcpu": "1.01",
      "fargate.memory": "0.22",
      "fargate.storage": "0.03",
      total: "1.26",
      exact: "1.262",
    });
  });

  it("2: the same on ARM: 1.02", async () => {
    const size = {
      cpu: "1024",
      memory: "2048",
      ephemeralStorage: { sizeInGiB: 30 },
      runtimePlatform: { cpuArchitecture: "ARM64" as const },
    };
    expect(await monthOf(size, 5 * 30, 600)).toEqual({
      "fargate.vcpu": "0.81",
      "fargate.memory": "0.18",
      "fargate.storage": "0.03",
      total: "1.02",
      exact: "1.01525",
    });
  });

  it("3: ten pods a day of an hour, 0.25 vCPU and 1 GB (billed like tasks): 4.37", async () => {
    expect(await monthOf({ cpu: "256", memory: "1024" }, 10 * 30, 3600)).toEqual({
      "fargate.vcpu": "3.04",
      "fargate.memory": "1.33",
      total: "4.37",
      exact: "4.3695",
    });
  });

  it("4: ten Windows tasks a day of an hour, 1 vCPU and 2 GB: 47.25, at the page's rates, which are older than AWS's price file", async () => {
    // The page still uses 0.0000254167 per vCPU-second (0.0915 an hour) and 0.0000027778 per GB-second (0.0100 an hour).
    const at = { region: "us-east-1", os: "windows", source: "AWS Fargate pricing page, Windows example", asOf: "2026-10-09" } as const;
    const page: PriceBook = {
      format: "stowage/prices@1",
      currency: "USD",
      prices: [
        { item: "fargate.vcpu", unit: "vCPU-hour", price: "0.0915", ...at },
        { item: "fargate.memory", unit: "GB-hour", price: "0.01", ...at },
      ],
    };
    const size = { cpu: "1024", memory: "2048", ...windows };
    expect(await monthOf(size, 10 * 30, 3600, page)).toMatchObject({
      "fargate.vcpu": "27.45",
      "fargate.memory": "6.00",
      "fargate.os-licence": "13.80",
      total: "47.25",
    });
    // The same tasks at the rates of AWS's price file of 2025-10-27.
    expect(await monthOf(size, 10 * 30, 3600)).toEqual({
      "fargate.vcpu": "13.97",
      "fargate.memory": "3.07",
      "fargate.os-licence": "13.80",
      total: "30.83",
      exact: "30.83265",
    });
  });

  it("1 on Fargate Spot, computed from the snapshot of 2026-09-29 (no example of AWS's): 0.392887 without storage", async () => {
    const assembly = assemblyOf({
      tasks: [fargateTask("job", { cpu: "1024", memory: "2048" })],
      more: {
        tasks: { job: { request: { taskDefinition: "job", capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] } } },
      },
    });
    const { monthly } = await estimate(assembly, { usage: { tasks: { job: { runs: 150, seconds: 600 } } } });
    expect(Number(monthly).toFixed(6)).toBe("0.392887");
  });

  it("bill a minute at least on Linux and five on Windows, and round up to the second", async () => {
    const size = { cpu: "1024", memory: "2048" };
    expect((await monthOf(size, 1, 3)).exact).toBe((await monthOf(size, 1, 60)).exact);
    expect((await monthOf({ ...size, ...windows }, 1, 61)).exact).toBe((await monthOf({ ...size, ...windows }, 1, 300)).exact);
    expect((await monthOf(size, 1, 60.2)).exact).toBe((await monthOf(size, 1, 61)).exact);
  });
});

/** Source: restatements of the ECS Anywhere price (public text, index id 11498422661); no example of AWS's own was found. */
describe("ECS Anywhere", () => {
  const external = assemblyOf({ tasks: [ec2Task("web")], services: [service("web", { launchType: "EXTERNAL" })] });

  it.each([
    ["five instances for 30 days of 24 hours", 5, 720, "36.90"],
    ["ten instances for 100 hours each", 10, 100, "10.25"],
  ])("costs %s", async (_, instances, hours, expected) => {
    const { monthly } = await estimate(external, { usage: { externalInstances: { main: instances } }, hours });
    expect(formatAmount(monthly)).toBe(expected);
  });
});

/** Source: Amazon ECS pricing page, Managed Instances: c6a.2xlarge in us-east-1 at 0.306 an hour, fee 0.037 (0.306 × 0.12 = 0.03672). */
describe("ECS Managed Instances", () => {
  it("cost a fee of 0.0367 an hour for a c6a.2xlarge", async () => {
    const prices = await loadPrices("us-east-1");
    expect(managedFee(prices, "c6a.2xlarge")?.text).toBe("0.03672");
    expect(managedFee(prices, "c6a.2xlarge")?.amount.toFixed(3)).toBe("0.037");
  });

  it("cost 7.8 % for the G series and 4.8 % for the P series since July 2026", async () => {
    const prices = await loadPrices("us-east-1");
    const share = (type: string): string =>
      managedFee(prices, type)!
        .amount.div(prices.find(`ec2.${type}`)!.amount)
        .toString();
    expect(["m7g.large", "g6.xlarge", "p5.48xlarge", "trn1.2xlarge"].map(share)).toEqual(["0.12", "0.078", "0.048", "0.048"]);
  });
});

/** Source: Amazon ECS API, CapacityProviderStrategyItem, and the Developer Guide. */
describe("ECS's examples of strategies", () => {
  const split = async (desiredCount: number, fargate: object, spot: object): Promise<(string | undefined)[]> => {
    const strategy = [
      { capacityProvider: "FARGATE", ...fargate },
      { capacityProvider: "FARGATE_SPOT", ...spot },
    ];
    const web = service("web", { desiredCount, launchType: undefined, capacityProviderStrategy: strategy });
    const { lines } = await estimate(assemblyOf({ tasks: [fargateTask("web", { cpu: "1024", memory: "2048" })], services: [web] }), {
      hours: 1,
    });
    return ["fargate.vcpu", "fargate-spot.vcpu"].map((item) => lines.find((line) => line.item === item)?.quantity);
  };

  it.each([
    ["1 and 1, no base: half and half", 6, { weight: 1 }, { weight: 1 }, ["3", "3"]],
    ["1 and 4: four on the second for each on the first", 10, { weight: 1 }, { weight: 4 }, ["2", "8"]],
    ["base 1: the first task on the first", 1, { base: 1, weight: 1 }, { weight: 4 }, ["1", undefined]],
    ["weight 0 and base 2: the first gets its base and no more", 9, { base: 2, weight: 0 }, { weight: 1 }, ["2", "7"]],
  ])("%s", async (_, count, fargate, spot, expected) => {
    expect(await split(count, fargate, spot)).toEqual(expected);
  });

  it("all weights 0: ECS refuses, and the gap is named", async () => {
    const strategy = [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE_SPOT" }];
    const web = service("web", { launchType: undefined, capacityProviderStrategy: strategy });
    const { unpriced, lines } = await estimate(assemblyOf({ tasks: [fargateTask("web")], services: [web] }));
    expect(lines).toEqual([]);
    expect(unpriced[0]?.reason).toContain("at least one provider of a strategy needs a weight above 0");
  });
});
