import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rebalance, rebalancingObstacle } from "./rebalance.js";

const tasks = (zones: string) => [...zones].map((zone, i) => ({ id: `t${i}`, zone }));

// Source: ECS Developer Guide, balancing a service across Availability Zones: 3 tasks in two zones are 1 + 2, 5 in three are 1 + 2 + 2.
describe("zone rebalancing", () => {
  it.each([
    ["1 + 2 in two zones", ["a", "b"], "abb"],
    ["1 + 2 + 2 in three", ["a", "b", "c"], "abbcc"],
    ["nothing runs", ["a", "b"], ""],
  ])("leaves %s alone", (_, zones, running) => expect(rebalance(zones, tasks(running))).toBeUndefined());

  it.each([
    ["3 + 0", ["a", "b"], "aaa", "b", "a"],
    ["an empty zone", ["a", "b", "c"], "aabb", "c", "a"],
    ["3 + 1 + 2", ["a", "b", "c"], "aaabcc", "b", "a"],
  ])("moves a task with %s", (_, zones, running, startIn, stopIn) => {
    const step = rebalance(zones, tasks(running));
    expect(step).toMatchObject({ startIn, stopIn });
    expect(tasks(running).find(({ id }) => id === step?.stop)?.zone).toBe(stopIn);
  });

  it("is blocked by protected tasks", () => {
    const running = tasks("aaa").map((task) => ({ ...task, protected: true }));
    expect(rebalance(["a", "b"], running)).toEqual({ startIn: "b", stopIn: "a", stop: undefined });
  });

  it("comes to an end with zones even", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 }), fc.integer(), (zones, seed) => {
        let running = tasks(zones.join(""));
        let steps = 0;
        for (let step = rebalance(["a", "b", "c"], running, seed); step; step = rebalance(["a", "b", "c"], running, seed)) {
          const { stop, startIn } = step;
          running = running.map((task) => (task.id === stop ? { ...task, zone: startIn } : task));
          expect(++steps).toBeLessThanOrEqual(30);
        }
        const counts = ["a", "b", "c"].map((zone) => running.filter((task) => task.zone === zone).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ["a replica service by default", {}, undefined],
    ["with a zone spread first", { placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }] }, undefined],
    ["a daemon", { schedulingStrategy: "DAEMON" }, /daemon/],
    ["external instances", { launchType: "EXTERNAL" }, /External/],
    ["binpack first", { placementStrategy: [{ type: "binpack", field: "cpu" }] }, /first placement strategy/],
    [
      "a constraint on the zone",
      { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == a" }] },
      /constraint/,
    ],
    ["a maximumPercent of 100", { maximumPercent: 100 }, /maximumPercent/],
    ["a Classic Load Balancer", { classicLoadBalancer: true }, /Classic/],
  ])("%s", (_, service, obstacle) => {
    const found = rebalancingObstacle(service as Parameters<typeof rebalancingObstacle>[0]);
    if (obstacle) expect(found).toMatch(obstacle);
    else expect(found).toBeUndefined();
  });
});
