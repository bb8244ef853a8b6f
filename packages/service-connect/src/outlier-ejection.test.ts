import { describe, expect, it } from "vitest";
import { virtualClock, type VirtualClock } from "../test/virtual-clock.js";
import { outlierEjection } from "./outlier-ejection.js";
import type { Balancer, Endpoint } from "./policy.js";
import { seededRandom } from "./random.js";
import { roundRobin } from "./round-robin.js";
import type { Outcome } from "./telemetry.js";

function world(count: number): {
  clock: VirtualClock;
  balancer: Balancer;
  endpoints: Endpoint[];
  fail: (at: number, times: number, outcome?: Outcome) => void;
  chosen: () => Set<string>;
  aside: number[];
} {
  const clock = virtualClock();
  const aside: number[] = [];
  const endpoints: Endpoint[] = Array.from({ length: count }, (_, at) => ({ address: { id: `t${at}`, host: "h", port: 1 }, inFlight: 0 }));
  const balancer = outlierEjection(roundRobin)({
    clock,
    random: seededRandom(1),
    changed: () => void (picker = balancer.picker(endpoints)),
    setAside: (_endpoint, _standing, forMs) => aside.push(forMs),
  });
  let picker = balancer.picker(endpoints);
  return {
    clock,
    balancer,
    endpoints,
    aside,
    fail: (at, times, outcome = "refused") => {
      for (let time = 0; time < times; time += 1) balancer.ended?.(endpoints[at]!, outcome);
    },
    chosen: () =>
      new Set(Array.from({ length: 40 }, () => picker.pick()).map((pick) => (pick.kind === "use" ? pick.endpoint.address.id : pick.kind))),
  };
}

describe("outlier ejection", () => {
  it("ejects at the fifth failed connection, for thirty seconds", async () => {
    const { clock, balancer, endpoints, fail, chosen } = world(3);
    fail(0, 4);
    expect(chosen().has("t0")).toBe(true);
    fail(0, 1);
    expect(chosen()).toEqual(new Set(["t1", "t2"]));
    expect(balancer.standing?.(endpoints[0]!)).toBe("ejected");
    await clock.advance(29_999);
    expect(chosen().has("t0")).toBe(false);
    await clock.advance(1);
    expect(chosen().has("t0")).toBe(true);
  });

  it("forgets failures that are older than the window", async () => {
    const { clock, fail, chosen } = world(3);
    fail(0, 4);
    await clock.advance(30_000);
    fail(0, 4);
    expect(chosen().has("t0")).toBe(true);
  });

  it("ejects for longer each time in a row, up to 300 s, and forgives in as long as it punishes", async () => {
    const { clock, fail, aside } = world(3);
    for (let round = 0; round < 12; round += 1) {
      fail(0, 5);
      await clock.advance(aside.at(-1)!);
    }
    expect(aside).toEqual([30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 300, 300].map((s) => s * 1_000));
    await clock.advance(12 * 30_000);
    fail(0, 5);
    expect(aside.at(-1)).toBe(30_000);
  });

  it.each([
    [2, 1],
    [10, 1],
    [30, 3],
  ])("of %i endpoints ejects at most %i at a time", (count, most) => {
    const { fail, balancer, endpoints } = world(count);
    for (let at = 0; at < count; at += 1) fail(at, 5);
    expect(endpoints.filter((endpoint) => balancer.standing?.(endpoint) === "ejected")).toHaveLength(most);
  });

  it.each(["answered", "timedOut", "aborted"] as const)("does not count %s", (outcome) => {
    const { fail, chosen } = world(3);
    fail(0, 20, outcome);
    expect(chosen().has("t0")).toBe(true);
  });

  it("leaves no timer behind", () => {
    const { clock, balancer, fail } = world(3);
    fail(0, 5);
    expect(clock.pending).toBe(1);
    balancer.close?.();
    expect(clock.pending).toBe(0);
  });
});
