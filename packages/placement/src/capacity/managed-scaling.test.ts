import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instancesNeeded } from "./instances-needed.js";
import { INITIAL_SCALING_STATE, scaleCapacity } from "./managed-scaling.js";
import { capacityProviderReservation } from "./reservation.js";
import { chooseToTerminate, drained, protectedInstances } from "./terminate.js";

const MINUTE = 60_000;
const settings = { minSize: 0, maxSize: 100 };
const type = { cpu: 2048, memory: 4096 };
const waiting = (count: number, more = {}) => ({ name: "web", count, cpu: 1024, memory: 1024, ...more });

// Source: ECS Developer Guide, how managed scaling behaves; the two values without instances and the two examples, AWS's EC2 Spot workshop and a talk.
describe("CapacityProviderReservation", () => {
  it.each([
    ["as many as needed", 3, 3, 100],
    ["one more task than fits on three", 4, 3, (4 / 3) * 100],
    ["tasks that fit two of three", 2, 3, (2 / 3) * 100],
    ["none running and some needed", 7, 0, 200],
    ["none running, none needed", 0, 0, 100],
  ])("%s", (_, needed, running, value) => expect(capacityProviderReservation(needed, running)).toBeCloseTo(value, 10));
});

describe("the instances that are needed", () => {
  const demand = { instanceTypes: [type], running: 3, busy: 3 };
  it.each([
    ["one task more than fits", { ...demand, provisioning: [waiting(1)] }, 4],
    ["five tasks, two to an instance", { ...demand, provisioning: [waiting(5)] }, 6],
    ["no task waits: those that are busy", { ...demand, provisioning: [], busy: 2 }, 2],
    ["the minimum step", { ...demand, provisioning: [waiting(1)], minimumScalingStepSize: 3 }, 6],
    ["the maximum step", { ...demand, provisioning: [waiting(50)], maximumScalingStepSize: 4 }, 7],
    ["two groups: the one that needs most", { ...demand, provisioning: [waiting(4), waiting(6, { name: "api", memory: 2048 })] }, 6],
    [
      "each on an instance of its own",
      { ...demand, provisioning: [waiting(3, { placementConstraints: [{ type: "distinctInstance" }] })] },
      6,
    ],
    ["packed on the largest type", { ...demand, instanceTypes: [type, { cpu: 8192, memory: 16_384 }], provisioning: [waiting(8)] }, 4],
    [
      "limited by network interfaces",
      {
        ...demand,
        instanceTypes: [{ ...type, cpu: 65_536, memory: 65_536, enis: 2 }],
        provisioning: [waiting(4, { networkMode: "awsvpc" })],
      },
      5,
    ],
  ])("%s", (_, input, needed) => expect(instancesNeeded(input as Parameters<typeof instancesNeeded>[0])).toEqual({ needed, excluded: [] }));

  it("leave out a group that exceeds the smallest type, and then nothing scales", () => {
    const mixed = {
      ...demand,
      instanceTypes: [type, { cpu: 8192, memory: 16_384 }],
      provisioning: [waiting(9, { name: "big", memory: 8192 })],
    };
    expect(instancesNeeded(mixed)).toEqual({ needed: 3, excluded: ["big"] });
  });
});

describe("a minute of managed scaling", () => {
  const minute = (needed: number, running: number, more = {}) => ({ needed, running, desired: running, now: 0, ...more });

  it.each([
    ["N = 3, M = 4", 4, 3, 4],
    ["N = 3, M = 3", 3, 3, 3],
    ["from zero it is two instances, whatever is needed", 7, 0, 2],
  ])("%s", (_, needed, running, desired) => {
    expect(scaleCapacity(INITIAL_SCALING_STATE, settings, minute(needed, running)).desired).toBe(desired);
  });

  it("keeps spare instances below a target of 100", () => {
    const { desired } = scaleCapacity(INITIAL_SCALING_STATE, { ...settings, targetCapacity: 90 }, minute(9, 9));
    expect(desired).toBe(10);
  });

  it("waits for an instance that warms up", () => {
    const input = minute(6, 4, { youngestLaunchedAt: 0, now: 299_000 });
    expect(scaleCapacity(INITIAL_SCALING_STATE, settings, input)).toMatchObject({ desired: 4, reason: expect.stringContaining("warm-up") });
    expect(scaleCapacity(INITIAL_SCALING_STATE, settings, { ...input, now: 300_000 }).desired).toBe(6);
  });

  it("scales in after fifteen minutes below the target: N = 3, M = 2", () => {
    let state = INITIAL_SCALING_STATE;
    for (let at = 1; at <= 15; at++) {
      const decision = scaleCapacity(state, settings, minute(2, 3, { now: at * MINUTE }));
      expect(decision.desired).toBe(at < 15 ? 3 : 2);
      state = decision.state;
    }
  });

  it("starts counting again after a minute at the target, and waits fifteen minutes after it added instances", () => {
    const low = { below: 14, scaledOutAt: undefined };
    const { state } = scaleCapacity(low, settings, minute(3, 3));
    expect(scaleCapacity(state, settings, minute(2, 3)).desired).toBe(3);
    expect(scaleCapacity({ below: 20, scaledOutAt: 0 }, settings, minute(2, 3, { now: 14 * MINUTE })).desired).toBe(3);
    expect(scaleCapacity({ below: 20, scaledOutAt: 0 }, settings, minute(2, 3, { now: 15 * MINUTE })).desired).toBe(2);
  });

  it("removes less than half in a minute, keeps to the bounds, and never moves the wrong way", () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.nat(5),
        fc.integer({ min: 5, max: 70 }),
        fc.nat(30),
        (needed, running, minSize, maxSize, below) => {
          const desired = Math.min(Math.max(running, minSize), maxSize);
          const decision = scaleCapacity({ below, scaledOutAt: undefined }, { minSize, maxSize }, { needed, running, desired, now: 0 });
          expect(decision.desired).toBeGreaterThanOrEqual(minSize);
          expect(decision.desired).toBeLessThanOrEqual(maxSize);
          if (decision.reservation > 100) expect(decision.desired).toBeGreaterThanOrEqual(desired);
          else expect(decision.desired).toBeLessThanOrEqual(desired);
          if (desired > 2) expect(decision.desired).toBeGreaterThan(desired / 2 - 0.5);
        },
      ),
    );
  });
});

describe("ending instances", () => {
  const instance = (id: string, az: string, launchedAt: number, tasks: number) => ({ id, az, launchedAt, tasks });
  const group = [instance("a1", "a", 1, 2), instance("a2", "a", 2, 0), instance("a3", "a", 3, 0), instance("b1", "b", 0, 0)];

  it("takes the oldest of the zone with most", () => {
    expect(chooseToTerminate(group, 2)).toEqual(["a1", "a2"]);
  });

  it("spares busy ones under managed termination protection", () => {
    expect(protectedInstances(group)).toEqual(["a1"]);
    expect(chooseToTerminate(group, 9, { managedTerminationProtection: true }).toSorted()).toEqual(["a2", "a3", "b1"]);
  });

  it("holds an instance back while it drains, for 48 hours at most", () => {
    expect(drained(1, 0, 48 * 3_600_000 - 1)).toBe(false);
    expect(drained(1, 0, 48 * 3_600_000)).toBe(true);
    expect(drained(0, 0, 0)).toBe(true);
  });
});
