import { costOfRun, estimate, loadPrices, usageOfRuns } from "@stowage/cost";
import { synth } from "@stowage/dsl";
import { simulate } from "@stowage/local/simulate";
import { describe, expect, it } from "vitest";
import { shop } from "../src/shop.js";

const assembly = synth(shop);

/** Ten-thousandths of a millionth of a dollar, exactly: amounts are decimal strings, and binary fractions have no place in their sum. */
function fixed(amount: string): bigint {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(20, "0").slice(0, 20));
}

describe("the storefront, simulated", () => {
  const week = simulate({
    assembly,
    load: "daily",
    days: 7,
    seed: 11,
    spot: { interruptionsPerDay: 0.5 },
    failures: { crashesPerDay: 0.1 },
  });

  it("costs in a week what its task records cost, to the cent", async () => {
    const prices = await loadPrices("us-east-1");
    const { lines, unpriced } = await estimate(assembly, { hours: 168, usage: usageOfRuns(assembly, week.tasks, week.instances, 168) });
    expect(unpriced).toEqual([]);
    const estimated = lines.filter(({ item }) => item.startsWith("fargate")).reduce((sum, { monthly }) => sum + fixed(monthly), 0n);
    const recorded = week.tasks.reduce((sum, run) => sum + fixed(costOfRun(prices, assembly, run)!), 0n);
    const cent = 10n ** 18n;
    expect((estimated + cent / 2n) / cent).toBe((recorded + cent / 2n) / cent);
    expect(recorded).toBeGreaterThan(1_000n * cent);
    expect(week.tasks.length).toBeGreaterThan(20);
    // Addresses are the only other thing that these tasks cost by themselves.
    expect(new Set(lines.map(({ item }) => item.replace(/\..*/, "")))).toEqual(new Set(["fargate", "fargate-spot", "public-ipv4"]));
  });

  it("has in its records every second that its tasks ran, and no task twice at once", () => {
    for (const { service, series, totals } of week.services) {
      const seconds = Object.values(totals.taskSeconds).reduce((sum, value) => sum + value, 0);
      const running = series.running.reduce((sum, value) => sum + value * 60, 0);
      // From the pull on rather than from RUNNING on, and until the end of a graceful stop.
      expect(seconds).toBeGreaterThan(running * 0.98);
      expect(seconds).toBeLessThan(running + totals.tasksStarted * 120 + 3600);
      expect(week.tasks.filter(({ resource }) => resource === service).length).toBe(
        totals.tasksStarted + series.running.filter((_, i) => i === 0)[0]!,
      );
    }
  });

  it("scales out under a spike in its policy's alarm period and cooldown", () => {
    const { events, services } = simulate({ assembly, load: "spike", seed: 7 });
    const noon = Date.parse("2026-01-05T12:00:00Z");
    const outs = events.filter(({ kind }) => kind === "scale-out").map(({ at }) => (Date.parse(at) - noon) / 60_000);
    // Three data points of a minute above 60 %, then the default cooldown of 300 s between activities.
    expect(outs).toEqual([3, 8, 13]);
    const catalog = services.find(({ service }) => service === "main/catalog")!;
    expect(catalog.bounds).toEqual({ min: 2, max: 20 });
    expect(catalog.series.cpu.slice(745, 775)).toEqual(Array(30).fill(60));
  });

  it("keeps its uptime through a lost zone where its tasks are in two, and loses it where there is one task", () => {
    const zones = [...new Set(week.tasks.map(({ zone }) => zone))].sort();
    expect(zones.length).toBeGreaterThan(1);
    // Fargate and Fargate Spot are spread apart from each other, so that one task of each may meet in one zone; under this seed they do not.
    const outcomes = zones.map(
      (zone) => simulate({ assembly, load: "daily", seed: 4, zoneLosses: [{ zone, atHour: 6, minutes: 240 }] }).services,
    );
    const catalog = outcomes.map((services) => services.find(({ service }) => service === "main/catalog")!.uptime);
    expect(catalog.map(({ commitment, months }) => [commitment.level, months[0]!.met])).toEqual(zones.map(() => ["multi-zone", true]));
    const web = outcomes.map((services) => services.find(({ service }) => service === "main/web")!.uptime);
    expect(web.every(({ commitment }) => commitment.monthlyUptimePercent === 99.5)).toBe(true);
    expect(web.filter(({ months }) => months[0]!.downSeconds > 0)).toHaveLength(1);
  });
});
