import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../../test/golden.js";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import { taskIntervalsOf } from "./container-insights.js";
import { splitInstanceHour } from "./split-instance-hour.js";
import type { SplitOptions, SplitSummary } from "./split-records.js";
import { splitRecords } from "./split-records.js";
import { instanceCosts, taskHourRecords } from "./task-hours.js";

const HEADER = "hour,instance,task,reservedCpu,reservedMemory,usedCpu,usedMemory";
const m5 = { vcpu: 4, memoryGb: 16, cost: "1.00" };

/** Splits a text that arrives in chunks of so many bytes. */
async function split(
  text: string,
  options: Partial<SplitOptions> = {},
  chunk = 1 << 16,
): Promise<{ readonly text: string; readonly summary: SplitSummary }> {
  const bytes = new TextEncoder().encode(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) => bytes.subarray(at * chunk, (at + 1) * chunk));
  let out = "";
  const summary = await splitRecords(chunks, (piece) => void (out += new TextDecoder().decode(piece)), { instance: () => m5, ...options });
  return { text: out, summary };
}

/** AWS's example: cpu units and MiB. */
const example = [
  `${HEADER},cluster,service,tag:group`,
  "2026-10-01T00:00:00Z,i-1,task/1,1024,4096,102.4,3072,main,web,A",
  "2026-10-01T00:00:00Z,i-1,task/2,1024,4096,1945.6,6144,main,api,B",
  "2026-10-01T00:00:00Z,i-1,task/3,1024,2048,512,2048,main,web,A",
  '2026-10-01T00:00:00Z,i-1,task/4,1024,2048,512,2048,main,"a, ""quoted"" one",B',
  "",
].join("\n");

describe("splitting records as they stream", () => {
  it("gives AWS's example, whatever the size of the chunks", async () => {
    const whole = await split(example, { groupBy: ["tag:group"] });
    expect(whole.summary).toMatchObject({ records: 4, instanceHours: 1, cost: "1", unallocated: "0", unknown: {} });
    expect(new Money(whole.summary.split).plus(whole.summary.unused).toString()).toBe("1");
    const groups = whole.summary.groups.map(({ key, split: used, unused }) => [key, new Money(used).plus(unused).toFixed(5)]);
    expect(groups).toEqual([
      [["A"], "0.41444"],
      [["B"], "0.58556"],
    ]);
    for (const chunk of [1, 7, 64]) expect(await split(example, { groupBy: ["tag:group"] }, chunk)).toEqual(whole);
  });

  it.each(["rows", "cur", "focus"] as const)("writes %s", async (format) => {
    expectGolden(`split-${format}.csv`, (await split(example, { format })).text);
  });

  it("splits net and public costs beside, where they are known", async () => {
    const { text } = await split(example, {
      format: "cur",
      instance: () => ({ ...m5, netCost: "0.5", publicOnDemandCost: "2.0000000000001" }),
    });
    const rows = text
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((row) => row.split(","));
    const sum = (...columns: number[]): string =>
      rows.reduce((all, row) => columns.reduce((cost, at) => cost.plus(row[at]!), all), new Money(0)).toString();
    expect([sum(15, 16), sum(17, 18), sum(19, 20)]).toEqual(["1", "0.5", "2.0000000000001"]);
  });

  it("equals the split of each instance-hour by itself", async () => {
    const amount = fc.integer({ min: 0, max: 5000 });
    const tasks = fc.array(fc.tuple(amount, amount, amount, amount), { minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.array(tasks, { minLength: 1, maxLength: 5 }), async (instances) => {
        const rows = instances.flatMap((uses, at) =>
          uses.map(([a, b, c, d], task) => `2026-10-01T00:00:00Z,i-${at},t-${task},${a},${b},${c},${d}`),
        );
        const { text, summary } = await split(`${[HEADER, ...rows].join("\n")}\n`);
        const expected = instances.flatMap((uses, at) =>
          splitInstanceHour(
            m5,
            uses.map(([reservedCpu, reservedMemory, usedCpu, usedMemory]) => ({ reservedCpu, reservedMemory, usedCpu, usedMemory })),
          ).tasks.map(({ vcpu, memory }, task) => [
            `i-${at},t-${task}`,
            new Money(vcpu.splitCost).plus(memory.splitCost).toFixed(12),
            new Money(vcpu.unusedCost).plus(memory.unusedCost).toFixed(12),
          ]),
        );
        const got = text
          .trimEnd()
          .split("\n")
          .slice(1)
          .map((row) => row.split(","));
        expect(got.map(([, instance, task, used, unused]) => [`${instance},${task}`, used, unused])).toEqual(expected);
        expect(new Money(summary.split).plus(summary.unused).plus(summary.unallocated).toString()).toBe(summary.cost);
        expect(summary.cost).toBe(String(instances.length));
      }),
      { numRuns: 30 },
    );
  });

  it("keeps every digit of a cost, and adds rows up to it exactly", async () => {
    const cost = "0.033150684931506849315";
    const { text, summary } = await split(example, { instance: () => ({ ...m5, cost }), groupBy: ["service"] });
    const rows = text
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((row) => row.split(","));
    const total = rows.reduce((sum, [, , , used, unused]) => sum.plus(used!).plus(unused!), new Money(0));
    expect(total.toString()).toBe(cost);
    expect(summary.cost).toBe(cost);
    const grouped = summary.groups.reduce((sum, group) => sum.plus(group.split).plus(group.unused), new Money(0));
    expect(grouped.toString()).toBe(cost);
  });

  it("sums a month of dear instances without losing a unit", async () => {
    const hours = Array.from(
      { length: 60 },
      (_, at) => `2026-10-${String(1 + Math.floor(at / 24)).padStart(2, "0")}T${String(at % 24).padStart(2, "0")}:00:00Z`,
    );
    const rows = hours.map((hour) => `${hour},i-1,t,1,1,,`);
    const { summary } = await split([HEADER, ...rows].join("\n"), { instance: () => ({ ...m5, cost: "899.123456789012" }) });
    expect(summary.cost).toBe(new Money("899.123456789012").times(60).toString());
  });

  it("leaves what has no tasks' use unallocated, and names instances without a cost", async () => {
    const rows = ["2026-10-01T00:00:00Z,i-1,t,0,0,0,0", "2026-10-01T00:00:00Z,i-2,t,1,1,,", "2026-10-01T01:00:00Z,i-2,t,1,1,,"];
    const { summary, text } = await split([HEADER, ...rows].join("\r\n"), { instance: (id) => (id === "i-1" ? m5 : undefined) });
    expect(summary).toMatchObject({ unallocated: "1", cost: "1", split: "0", unknown: { "i-2": 2 } });
    expect(text).not.toContain("i-2");
  });

  it.each([
    ["a header that is none", "time,instance\n", "split-header", 'Line 1: column 1 is "time" and should be "hour".'],
    ["no header", "", "split-header", "Line 1: column 1"],
    [
      "a damaged number",
      `${HEADER}\nh,i,t,1x,2,3,4\n`,
      "split-record",
      "Line 2, column 8: reservedCpu is no number: it has the character x",
    ],
    ["a negative number", `${HEADER}\nh,i,t,1,-2,3,4\n`, "split-record", "Line 2, column 9: reservedMemory is negative"],
    ["a missing reservation", `${HEADER}\nh,i,t,,2,3,4\n`, "split-record", "Line 2, column 7: reservedCpu is missing"],
    ["a missing column", `${HEADER}\nh,i,t,1,2\n`, "split-record", "usedCpu is missing"],
    ["a missing task", `${HEADER}\nh,i,,1,2,3,4\n`, "split-record", "Line 2, column 5: A field is missing"],
    ["quotes", `${HEADER}\n"h",i,t,1,2,3,4\n`, "split-record", "without quotes"],
    [
      "records of an instance-hour apart",
      `${HEADER}\nh1,i,t,1,2,,\nh1,j,t,1,2,,\nh1,i,u,1,2,,\n`,
      "split-order",
      "Line 4: records of i for h1",
    ],
    ["hours that go back", `${HEADER}\nh2,i,t,1,2,,\nh1,i,t,1,2,,\n`, "split-order", "Line 3"],
  ])("refuses %s", async (_, text, code, message) => {
    await expect(split(text)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it("refuses to add up by a column that is not there", async () => {
    await expect(split(example, { groupBy: ["team"] })).rejects.toMatchObject({ code: "split-group" });
  });
});

describe("records of tasks", () => {
  const at = (time: string): number => Date.parse(`2026-10-01T${time}Z`);
  const task = { task: "t-1", instance: "i-1", reservedCpu: 1024, reservedMemory: 2048, columns: { service: "web" } };

  it("have the part of each hour that a task ran, and cost the part that the instance ran", async () => {
    const records = taskHourRecords([{ ...task, startedAt: at("00:30:00"), stoppedAt: at("02:15:00"), usedCpu: 100, usedMemory: 3000 }]);
    expect(records).toBe(
      [
        `${HEADER},service`,
        "2026-10-01T00:00:00Z,i-1,t-1,512,1024,50,1500,web",
        "2026-10-01T01:00:00Z,i-1,t-1,1024,2048,100,3000,web",
        "2026-10-01T02:00:00Z,i-1,t-1,256,512,25,750,web",
        "",
      ].join("\n"),
    );
    const prices = await loadPrices("us-east-1");
    const instance = instanceCosts(prices, [
      { id: "i-1", provider: "own", type: "m5.xlarge", launchedAt: at("00:30:00"), terminatedAt: at("02:30:00") },
    ]);
    const { summary } = await split(records, { instance, groupBy: ["service"] });
    expect(summary).toMatchObject({ cost: "0.384", unallocated: "0" });
  });

  it("come from Container Insights, a minute an event", () => {
    const event = (time: string, more: object = {}): string =>
      JSON.stringify({
        Type: "Task",
        Timestamp: at(time),
        TaskId: "t-1",
        EC2InstanceId: "i-1",
        CpuReserved: 600,
        MemoryReserved: 1200,
        CpuUtilized: 60,
        MemoryUtilized: 30,
        ClusterName: "main",
        ServiceName: "web",
        TaskDefinitionFamily: "web",
        ...more,
      });
    const lines = [event("00:00:10"), event("00:01:10"), event("00:01:40"), event("01:00:00"), JSON.stringify({ Type: "Cluster" }), ""];
    expect(taskHourRecords(taskIntervalsOf(lines)).split("\n").slice(1, 3)).toEqual([
      "2026-10-01T00:00:00Z,i-1,t-1,20,40,2,1,main,web,web",
      "2026-10-01T01:00:00Z,i-1,t-1,10,20,1,0.5,main,web,web",
    ]);
    expect(() => taskIntervalsOf(["{}", "{nope"])).toThrow(
      expect.objectContaining({ code: "insights-event", message: expect.stringContaining("Line 2, column 2") }),
    );
    expect(() => taskIntervalsOf([event("00:00:00", { CpuReserved: undefined })])).toThrow(
      expect.objectContaining({ code: "insights-event" }),
    );
  });
});
