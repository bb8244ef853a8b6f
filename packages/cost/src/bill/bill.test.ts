import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, fargateTask, instanceGroup, service } from "../../test/build.js";
import { estimate } from "../estimate/estimate.js";
import { splitRecords } from "../split/split-records.js";
import { billedInstances } from "./billed-instances.js";
import { compareBill } from "./compare-bill.js";
import { readBill } from "./read-bill.js";
import { itemOfUsageType } from "./usage-types.js";

const CUR2 = [
  ...[
    "line_item_usage_start_date",
    "line_item_usage_end_date",
    "line_item_usage_type",
    "line_item_line_item_type",
    "line_item_resource_id",
  ],
  ...["line_item_currency_code", "line_item_unblended_cost", "savings_plan_savings_plan_effective_cost"],
  ...["split_line_item_split_cost", "split_line_item_unused_cost", "resource_tags"],
];
const tags = (cluster: string, name: string): string =>
  `"${JSON.stringify({ aws_ecs_cluster_name: cluster, aws_ecs_service_name: name }).replaceAll('"', '""')}"`;
const cur = (rows: readonly (readonly string[])[]): string[] => [[CUR2.join(","), ...rows.map((row) => row.join(","))].join("\n")];
const hour = (at: number): [string, string] => [`2026-10-01 0${at}:00:00.000`, `2026-10-01 0${at + 1}:00:00.000`];
const web = tags("main", "web");
const big = tags("main", "big");

const fargate = [
  [...hour(0), "EUC1-Fargate-vCPU-Hours:perCPU", "Usage", "task/1", "USD", "0.04", "", "", "", web],
  [...hour(0), "EUC1-Fargate-GB-Hours", "SavingsPlanCoveredUsage", "task/1", "USD", "0.0089", "0.007", "", "", web],
  [...hour(1), "EUC1-SpotUsage-Fargate-ARM-vCPU-Hours:perCPU", "Usage", "task/2", "USD", "1.5e-2", "", "", "", web],
  [...hour(1), "EUC1-Fargate-GB-Hours", "Usage", "task/3", "USD", "0.5", "", "", "", "{}"],
  [...hour(1), "EUC1-Fargate-GB-Hours", "Tax", "", "USD", "9", "", "", "", ""],
  [...hour(1), "EUC1-TimedStorage-ByteHrs", "Usage", "bucket", "USD", "9", "", "", "", ""],
];
const instanceRow = [...hour(0), "EUC1-BoxUsage:m5.large", "Usage", "i-1", "USD", "0.115", "", "", "", ""];
const splitRows = [
  [...hour(0), "EUC1-ECS-EC2-vCPU-Hours", "Usage", "task/9", "USD", "0", "", "0.07", "0.01", big],
  [...hour(0), "EUC1-ECS-EC2-GB-Hours", "Usage", "task/9", "USD", "0", "", "0.02", "0.005", big],
];

const assembly: Assembly = assemblyOf({
  tasks: [fargateTask("web"), ec2Task("big")],
  services: [
    service("web", { desiredCount: 1 }),
    service("big", { desiredCount: 1, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] }),
  ],
  more: {
    capacityProviders: {
      own: { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: "g", managedScaling: { status: "ENABLED" } } },
    },
    autoScalingGroups: { g: instanceGroup("g") },
  },
});

describe("a bill", () => {
  it("is read from a Cost and Usage Report 2.0, at amortised costs", async () => {
    const bill = await readBill(cur([...fargate, instanceRow, ...splitRows]));
    expect(bill).toMatchObject({
      format: "CUR 2.0",
      currency: "USD",
      from: "2026-10-01T00:00:00Z",
      to: "2026-10-01T02:00:00Z",
      hours: 2,
      split: true,
      rows: 9,
    });
    expect(bill.services).toEqual([
      { resource: "main/web", items: { "fargate.vcpu": "0.04", "fargate.memory": "0.007", "fargate-spot.vcpu": "0.015" }, total: "0.062" },
      { resource: "", items: { "fargate.memory": "0.5" }, total: "0.5" },
      { resource: "main/big", items: { "split.vcpu": "0.08", "split.memory": "0.025" }, total: "0.105" },
    ]);
    expect(bill.instances.get("i-1")?.get("2026-10-01T00:00:00Z")).toEqual({ type: "m5.large", cost: "0.115" });
  });

  it("is read from the legacy report and from FOCUS alike", async () => {
    const legacy = [
      "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,lineItem/LineItemType,lineItem/CurrencyCode,lineItem/UnblendedCost,resourceTags/aws:ecs:clusterName,resourceTags/aws:ecs:serviceName",
      "2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,Fargate-vCPU-Hours:perCPU,Usage,USD,0.04,main,web",
    ];
    const focus = [
      "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BillingCurrency,EffectiveCost,x_UsageType,ResourceId,Tags",
      `2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,Usage,USD,0.04,USE1-Fargate-vCPU-Hours:perCPU,task/1,"{""aws:ecs:clusterName"":""main"",""aws:ecs:serviceName"":""web""}"`,
    ];
    for (const [lines, format] of [
      [legacy, "CUR (legacy)"],
      [focus, "FOCUS"],
    ] as const) {
      const bill = await readBill([lines.join("\n")]);
      expect(bill).toMatchObject({ format, services: [{ resource: "main/web", items: { "fargate.vcpu": "0.04" }, total: "0.04" }] });
    }
  });

  it("gives the split what instances cost in each hour", async () => {
    const records = [
      "hour,instance,task,reservedCpu,reservedMemory,usedCpu,usedMemory",
      "2026-10-01T00:00:00Z,i-1,t,1024,512,,",
      "2026-10-01T01:00:00Z,i-1,t,1024,512,,",
    ];
    const instance = billedInstances(await readBill(cur([instanceRow])));
    const summary = await splitRecords([new TextEncoder().encode(records.join("\n"))], () => undefined, { instance });
    expect(summary).toMatchObject({ cost: "0.115", unknown: { "i-1": 1 } });
  });

  it("reads the rows that a split writes", async () => {
    const records =
      "hour,instance,task,reservedCpu,reservedMemory,usedCpu,usedMemory,cluster,service\n2026-10-01T00:00:00Z,i-1,t,1024,512,,,main,web\n";
    const pieces: string[] = [];
    const facts = { vcpu: 2, memoryGb: 8, cost: "0.096" };
    const write = (bytes: Uint8Array): void => void pieces.push(new TextDecoder().decode(bytes));
    await splitRecords([new TextEncoder().encode(records)], write, { instance: () => facts, format: "cur" });
    expect((await readBill(pieces)).services).toMatchObject([{ resource: "main/web", total: "0.096" }]);
  });

  it.each([
    ["an empty file", [""], "csv-damaged", "Line 1, column 1"],
    ["some other file", ["a,b\n1,2\n"], "bill-format", "no Cost and Usage Report"],
    ["a report without usage types", ["line_item_usage_start_date,line_item_usage_end_date\n"], "bill-format", "line_item_usage_type"],
    ["a damaged amount", cur([[...hour(0), "Fargate-GB-Hours", "Usage", "t", "USD", "12,5"], []]), "csv-damaged", "Line 2"],
    [
      "an amount that is none",
      cur([[...hour(0), "Fargate-GB-Hours", "Usage", "t", "USD", "abc", "", "", "", ""]]),
      "csv-damaged",
      'Line 2, column 78: line_item_unblended_cost is "abc"',
    ],
    [
      "damaged tags",
      cur([[...hour(0), "Fargate-GB-Hours", "Usage", "t", "USD", "1", "", "", "", "{oops"]]),
      "csv-damaged",
      "the tags are not a JSON object",
    ],
    [
      "a time that is none",
      cur([["soon", "later", "Fargate-GB-Hours", "Usage", "t", "USD", "1", "", "", "", ""]]),
      "csv-damaged",
      '"soon" is no time',
    ],
    ["two currencies", cur([fargate[0]!, fargate[0]!.with(5, "CNY")]), "bill-currency", "Line 3"],
  ])("is refused for %s", async (_, chunks, code, message) => {
    await expect(readBill(chunks)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it.each([
    ["USE1-Fargate-Windows-OS-Hours:perCPU", "fargate.os-licence"],
    ["APN1-Fargate-EphemeralStorage-GB-Hours", "fargate.storage"],
    ["Fargate-ARM-GB-Hours", "fargate.memory"],
    ["USW2-SpotUsage-Fargate-GB-Hours", "fargate-spot.memory"],
    ["USE1-ECS-EC2-GB-Hours", "split.memory"],
    ["SpotUsage:c6a.large", "ec2.c6a.large"],
    ["EU-DataTransfer-Out-Bytes", undefined],
  ])("takes %s for %s", (usageType, item) => expect(itemOfUsageType(usageType)).toBe(item));
});

describe("a bill beside the estimate", () => {
  it("shows each service over the span of the bill", async () => {
    const comparison = compareBill(await readBill(cur([...fargate, instanceRow, ...splitRows])), await estimate(assembly), assembly);
    expect(comparison.services).toEqual([
      { resource: "main/web", estimated: "0.04937", billed: "0.062", difference: "0.01263" },
      { resource: "main/big", estimated: "0.192", billed: "0.105", difference: "-0.087" },
    ]);
    expect(comparison.untagged).toBe("0.5");
    expect(comparison.notes.join(" ")).toContain("enableECSManagedTags");
    expect(comparison.notes.join(" ")).not.toContain("Two opt-ins");
  });

  it("names the two opt-ins where the rows that split instances are missing", async () => {
    const comparison = compareBill(await readBill(cur([fargate[0]!, instanceRow])), await estimate(assembly), assembly);
    expect(comparison.notes[0]).toMatch(/Two opt-ins bring them: .*Cost Management preferences.*INCLUDE_SPLIT_COST_ALLOCATION_DATA/);
  });

  it("is refused without tasks in the bill, or in another currency", async () => {
    const estimated = await estimate(assembly);
    const empty = await readBill(cur([instanceRow]));
    expect(() => compareBill(empty, estimated, assembly)).toThrow(expect.objectContaining({ code: "bill-empty" }));
    const bill = await readBill(cur([fargate[0]!]));
    expect(() => compareBill(bill, { ...estimated, currency: "CNY" }, assembly)).toThrow(
      expect.objectContaining({ code: "bill-currency" }),
    );
  });
});
