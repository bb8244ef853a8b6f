import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, fargateTask, service } from "../../test/build.js";
import { estimate } from "../estimate/estimate.js";
import { formatAmount } from "../format-money.js";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import type { TaskRun } from "./task-runs.js";
import { costOfRun, usageOfRuns } from "./task-runs.js";

const WEEK_MS = 7 * 24 * 3_600_000;
const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" as const }, cpu: "1024", memory: "2048" };
const assembly = assemblyOf({
  tasks: [fargateTask("web", { ephemeralStorage: { sizeInGiB: 33 } }), fargateTask("win", windows), fargateTask("job"), ec2Task("own")],
  services: [service("web"), service("win"), service("own", { launchType: "EC2" })],
  more: { tasks: { job: { request: { taskDefinition: "job", cluster: "main" } } } },
});

describe("tasks as they ran", () => {
  it("cost what an estimate over their task-hours costs, to the cent, whatever they did in a week", async () => {
    const prices = await loadPrices("us-east-1");
    const run: fc.Arbitrary<TaskRun> = fc
      .record({
        on: fc.constantFrom(
          ["main/web", "FARGATE"],
          ["main/web", "FARGATE_SPOT"],
          ["main/win", "FARGATE"],
          ["task:job", "FARGATE"],
          ["main/own", "EC2"],
        ),
        pullStartedAt: fc.integer({ min: 0, max: WEEK_MS }),
        length: fc.integer({ min: 0, max: WEEK_MS }),
      })
      .map(({ on: [resource, on], pullStartedAt, length }) => ({
        resource: resource!,
        on: on!,
        pullStartedAt,
        stoppedAt: pullStartedAt + length,
      }));
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 60 }), async (runs) => {
        const usage = usageOfRuns(assembly, runs, [], 168);
        const { monthly, unpriced } = await estimate(assembly, { hours: 168, usage: { ...usage, instances: { main: {} } } });
        expect(unpriced).toEqual([]);
        const total = runs.reduce((sum, one) => sum.plus(costOfRun(prices, assembly, one)!), new Money(0));
        expect(formatAmount(monthly)).toBe(formatAmount(total));
        expect(total.minus(monthly).abs().lessThan("1e-9")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("are billed by the second from the pull, a minute at least and five on Windows", async () => {
    const usage = usageOfRuns(
      assembly,
      [
        { resource: "main/web", on: "FARGATE", pullStartedAt: 0, stoppedAt: 3_599_001 },
        { resource: "main/web", on: "FARGATE", pullStartedAt: 0, stoppedAt: 10 },
        { resource: "main/win", on: "FARGATE", pullStartedAt: 0, stoppedAt: 10 },
      ],
      [],
      1,
    );
    expect(usage.tasks).toEqual({ job: { taskHours: {} } });
    expect(usage.services).toEqual({
      "main/own": { taskHours: {} },
      "main/web": { taskHours: { FARGATE: new Money(3660).div(3600).toDecimalPlaces(18).toString() } },
      "main/win": { taskHours: { FARGATE: new Money(300).div(3600).toDecimalPlaces(18).toString() } },
    });
  });

  it("bring the average number of instances", async () => {
    const usage = usageOfRuns(
      assembly,
      [],
      [
        { id: "i-1", provider: "main", type: "m5.large", launchedAt: 0, terminatedAt: 3_600_000 },
        { id: "i-2", provider: "main", type: "m5.large", launchedAt: 0, terminatedAt: 1_800_000 },
      ],
      2,
    );
    expect(usage.instances).toEqual({ main: { "m5.large": 0.75 } });
    expect((await estimate(assembly, { hours: 2, usage })).lines.at(-1)).toMatchObject({ item: "ec2.m5.large", quantity: "1.5" });
  });

  it("have no known cost without a definition, a size or a price", async () => {
    const run = { resource: "main/nothing", on: "FARGATE", pullStartedAt: 0, stoppedAt: 1 };
    expect(costOfRun(await loadPrices("us-east-1"), assembly, run)).toBeUndefined();
    expect(costOfRun(await loadPrices("cn-north-1"), assembly, { ...run, resource: "main/web" })).toBeUndefined();
    const sizeless = assemblyOf({ tasks: [fargateTask("web", { cpu: undefined })], services: [service("web")] });
    expect(costOfRun(await loadPrices("us-east-1"), sizeless, { ...run, resource: "main/web" })).toBeUndefined();
  });
});
