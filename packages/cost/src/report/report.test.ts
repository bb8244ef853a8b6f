import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, fargateTask, instanceGroup, service } from "../../test/build.js";
import { checkBudgets } from "../budgets/check-budgets.js";
import { estimate } from "../estimate/estimate.js";
import { estimateRange } from "../estimate/range.js";
import { Money } from "../money.js";
import { groupEstimate } from "./group-estimate.js";

const onOwn = { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] };
const shop: Assembly = assemblyOf({
  tasks: [fargateTask("web", { tags: [{ key: "team", value: "front" }] }), ec2Task("big", { cpu: "1024" }), ec2Task("small")],
  services: [
    service("web"),
    service("big", { ...onOwn, desiredCount: 1, tags: [{ key: "team", value: "back" }] }),
    service("small", { ...onOwn, desiredCount: 1, tags: [{ key: "team", value: "front" }] }),
  ],
  more: {
    capacityProviders: {
      own: { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: "workers", managedScaling: { status: "ENABLED" } } },
    },
    autoScalingGroups: { workers: instanceGroup("workers") },
    scaling: {
      "main/web": {
        target: {
          ServiceNamespace: "ecs",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity: 1,
          MaxCapacity: 10,
        },
      },
    },
  },
});

describe("groups", () => {
  it("divide shared instances as AWS splits their cost, and add up", async () => {
    const estimated = await estimate(shop);
    const groups = groupEstimate(estimated, shop, "resource");
    const monthly = Object.fromEntries(groups.map((group) => [group.key, group.monthly]));
    // An m5.large at 0.096 for 730 hours: 9 × 1 vCPU + 0.5 GB against 9 × 0.5 vCPU + 0.5 GB.
    expect(new Money(monthly["main/big"]!).toFixed(6)).toBe(new Money("70.08").times("9.5").div("14.5").toFixed(6));
    const total = groups.reduce((sum, group) => sum.plus(group.monthly), new Money(0));
    expect(total.toString()).toBe(estimated.monthly);
  });

  it("are by task definition, by tag and by item, per hour, month and year", async () => {
    const estimated = await estimate(shop);
    expect(groupEstimate(estimated, shop, "task").map(({ key }) => key)).toEqual(["web", "big", "small"]);
    expect(groupEstimate(estimated, shop, "tag:team").map(({ key }) => key)).toEqual(["front", "back"]);
    expect(groupEstimate(estimated, shop, "item").map(({ key, hourly, yearly }) => [key, hourly, yearly])).toEqual([
      ["fargate.vcpu", "0.04048", "354.6048"],
      ["fargate.memory", "0.00889", "77.8764"],
      ["ec2.m5.large", "0.096", "840.96"],
    ]);
    expect(() => groupEstimate(estimated, shop, "colour")).toThrow(expect.objectContaining({ code: "group-unknown" }));
  });
});

describe("the range", () => {
  it("goes from the lowest to the highest number of tasks", async () => {
    const { minimum, expected, maximum } = await estimateRange(shop, { hours: 1 });
    const tasks = [minimum, expected, maximum].map(({ lines }) => lines.find(({ resource }) => resource === "main/web")?.quantity);
    expect(tasks).toEqual(["0.5", "1", "5"]);
  });
});

describe("budgets", () => {
  const check = async (budgets: object[]): Promise<unknown[]> => {
    const assembly = { ...shop, checks: { budgets } } as Assembly;
    return checkBudgets(assembly, await estimate(assembly)).map(({ rule, severity, path, message }) => [rule, severity, path, message]);
  };

  it("say by how much they are exceeded", async () => {
    expect(
      await check([
        { service: "main/web", maxMonthly: "30" },
        { service: "main/web", maxMonthly: "36.0401" },
      ]),
    ).toEqual([
      [
        "budget-exceeded",
        "error",
        "/checks/budgets/0/maxMonthly",
        'service "main/web" costs 36.04 USD a month, 6.04 USD over its budget of 30.00 USD.',
      ],
    ]);
  });

  it("count a service's part of its instances, and everything with a tag", async () => {
    expect(await check([{ tag: "team=back", maxMonthly: "45" }])).toEqual([
      [
        "budget-exceeded",
        "error",
        "/checks/budgets/0/maxMonthly",
        "what is tagged team=back costs 45.91 USD a month, 0.91 USD over its budget of 45.00 USD.",
      ],
    ]);
    expect(await check([{ tag: "team=front", maxMonthly: "61" }])).toEqual([]);
  });

  it("are of everything without a service or a tag", async () => {
    expect(await check([{ maxMonthly: "106.12" }, { maxMonthly: "106.13" }])).toEqual([
      [
        "budget-exceeded",
        "error",
        "/checks/budgets/0/maxMonthly",
        "everything costs 106.12 USD a month, 0.0001 USD over its budget of 106.12 USD.",
      ],
    ]);
  });

  it("warn where they are of nothing, or of something without a price", async () => {
    expect(await check([{ service: "main/wbe", maxMonthly: "1" }])).toEqual([
      ["budget-of-nothing", "warning", "/checks/budgets/0", 'Nothing here is service "main/wbe".'],
    ]);
    const unpriced = assemblyOf({ tasks: [ec2Task("web")], services: [service("web", { launchType: "EC2" })] });
    const assembly = { ...unpriced, checks: { budgets: [{ service: "main/web", maxMonthly: "1" }] } };
    expect(checkBudgets(assembly, await estimate(assembly))).toEqual([
      expect.objectContaining({
        rule: "budget-uncertain",
        severity: "warning",
        message: expect.stringContaining("one item has no known price"),
      }),
    ]);
  });
});
