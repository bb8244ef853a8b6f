import { describe, expect, it } from "vitest";
import { place } from "../place.js";
import { fragmentation } from "./fragmentation.js";
import { survives } from "./survives.js";

const instance = (id: string, az: string, more = {}) => ({ id, az, cpu: 1024, memory: 2048, ...more });
const web = { name: "web", count: 4, cpu: 256, memory: 512 };

describe("survives", () => {
  const three = ["a", "b", "c"].map((az) => instance(`${az}1`, az));

  it("finds room for what a lost zone ran", () => {
    const snapshot = { instances: three, groups: [web] };
    const { survives: ok, services } = survives(snapshot, place(snapshot), { zones: 1 });
    expect(ok).toBe(true);
    expect(services).toMatchObject([
      { group: "web", before: 4, minimum: 4, survives: true, commitment: { level: "multi-zone", monthlyUptimePercent: 99.99 } },
    ]);
    expect(services[0]?.worst).toMatchObject({ left: 2, replaced: 2 });
  });

  it("names the service that falls short, and by how much", () => {
    const snapshot = { instances: three, groups: [{ ...web, count: 12 }] };
    const { survives: ok, shortfalls } = survives(snapshot, place(snapshot), { zones: 1 });
    expect(ok).toBe(false);
    expect(shortfalls).toContainEqual({ lost: ["a"], group: "web", minimum: 12, left: 8, replaced: 0 });
    expect(survives(snapshot, place(snapshot), { zones: 1, minimumHealthyPercent: 66 }).survives).toBe(true);
    expect(survives(snapshot, place(snapshot), { zones: 1, minimum: { web: 9 } }).survives).toBe(false);
  });

  it("counts what is left at once, if asked to", () => {
    const snapshot = { instances: three, groups: [web] };
    expect(survives(snapshot, place(snapshot), { atOnce: true }).survives).toBe(false);
    expect(survives(snapshot, place(snapshot), { atOnce: true, minimumHealthyPercent: 50 }).survives).toBe(true);
  });

  it("checks each instance, and two zones at once", () => {
    const one = { instances: [instance("a1", "a"), instance("a2", "a")], groups: [web] };
    expect(survives(one, place(one), { zones: 0 }).survives).toBe(true);
    const result = survives(one, place(one), { zones: 1 });
    expect(result.survives).toBe(false);
    expect(result.services[0]?.commitment).toEqual({ level: "single", monthlyUptimePercent: 99.5 });
    const snapshot = { instances: three, groups: [web] };
    expect(survives(snapshot, place(snapshot), { zones: 2 }).services[0]?.worst).toMatchObject({ left: 1, replaced: 3 });
    expect(() => survives(snapshot, place(snapshot), { zones: -1 })).toThrow(RangeError);
  });

  it("turns a loss into the month's uptime", () => {
    const snapshot = { instances: three, groups: [{ ...web, count: 12 }] };
    const uptime = (options: Parameters<typeof survives>[2]) =>
      survives(snapshot, place(snapshot), options).services[0]?.monthlyUptimePercent;
    expect(uptime({ outageMinutes: 438 })).toBeCloseTo(99, 10);
    expect(uptime({ minimumHealthyPercent: 50 })).toBe(100);
    const spare = { instances: three, groups: [web] };
    expect(survives(spare, place(spare), { restartMinutes: 4.38 }).services[0]?.monthlyUptimePercent).toBeCloseTo(99.99, 10);
  });
});

describe("fragmentation", () => {
  it("finds what is free and of no use", () => {
    const snapshot = { instances: [instance("1", "a"), instance("2", "a")], groups: [{ name: "busy", count: 1, cpu: 1000, memory: 256 }] };
    const result = fragmentation(snapshot, place(snapshot));
    expect(result.cpu).toEqual({ total: 2048, used: 1000, free: 1048, stranded: 24 });
    expect(result.memory).toEqual({ total: 4096, used: 256, free: 3840, stranded: 1792 });
    expect(result.instances.map(({ stranded }) => stranded).toSorted()).toEqual([false, true]);
    expect(result.room).toEqual({ busy: 1 });
  });
});
