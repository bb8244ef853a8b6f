import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds } from "./bounds.js";
import { live, useful, type Census } from "./census.js";
import { planRollout, type LiveKind, type RolloutDeployment, type RolloutPlan } from "./plan-rollout.js";

const none: Census = { pending: 0, running: 0, healthy: 0, leaving: 0, unhealthy: 0, draining: 0, stopping: 0 };
const deployment = (counts: Partial<Census>, target?: number, mayStart = true): RolloutDeployment => ({
  counts: { ...none, ...counts },
  target,
  mayStart,
});
/** `+starts -stops` of each deployment. */
const moves = ({ steps }: RolloutPlan): string => steps.map(({ start, stop }) => `+${start} -${sum(Object.values(stop))}`).join(", ");

describe("the next step of a rollout", () => {
  it.each<[string, readonly RolloutDeployment[], number, [number, number], string]>([
    ["starts what is missing", [deployment({})], 4, [100, 200], "+4 -0"],
    ["rests when all are healthy", [deployment({ healthy: 4 })], 4, [100, 200], "+0 -0"],
    ["starts the new ones first", [deployment({ healthy: 4 }), deployment({})], 4, [100, 200], "+0 -0, +4 -0"],
    [
      "stops the old ones when the new are healthy",
      [deployment({ healthy: 4 }, 4), deployment({ healthy: 4 })],
      4,
      [100, 200],
      "+0 -4, +0 -0",
    ],
    ["waits for the new ones", [deployment({ healthy: 4 }, 4), deployment({ running: 4 })], 4, [100, 200], "+0 -0, +0 -0"],
    ["stops first where there is no room", [deployment({ healthy: 4 }), deployment({})], 4, [50, 100], "+0 -2, +0 -0"],
    ["starts into the room that stops have made", [deployment({ healthy: 2 }, 2), deployment({})], 4, [50, 100], "+0 -0, +2 -0"],
    ["does both where it may", [deployment({ healthy: 4 }), deployment({})], 4, [50, 200], "+0 -2, +4 -0"],
    ["stops the only one with a minimum of 0", [deployment({ healthy: 1 }), deployment({})], 1, [0, 100], "+0 -1, +0 -0"],
    ["drops what an old one had not started", [deployment({ pending: 3, healthy: 1 }), deployment({})], 4, [100, 200], "+0 -3, +4 -0"],
    ["scales in", [deployment({ healthy: 6 })], 4, [100, 200], "+0 -2"],
    ["scales in what does not run yet first", [deployment({ healthy: 3, pending: 3 })], 4, [100, 200], "+0 -2"],
    ["replaces an unhealthy one with room", [deployment({ healthy: 3, unhealthy: 1 })], 4, [100, 200], "+1 -1"],
    ["stops an unhealthy one without room", [deployment({ healthy: 3, unhealthy: 1 })], 4, [100, 100], "+0 -1"],
    [
      "replaces an old one's from its own",
      [deployment({ healthy: 3, unhealthy: 1 }, 4), deployment({ pending: 3 })],
      4,
      [100, 200],
      "+0 -0, +1 -0",
    ],
    [
      "keeps an old one's replacement",
      [deployment({ healthy: 3, pending: 1 }, 4), deployment({ pending: 4 })],
      4,
      [100, 200],
      "+0 -0, +0 -0",
    ],
    ["replaces what leaves with its instance", [deployment({ healthy: 2, leaving: 2 })], 4, [100, 200], "+2 -0"],
    ["lets it go when the replacement is healthy", [deployment({ healthy: 4, leaving: 2 })], 4, [100, 200], "+0 -2"],
    ["lets it go first where there is no room", [deployment({ healthy: 2, leaving: 2 })], 4, [50, 100], "+0 -2"],
    ["empties everything", [deployment({ healthy: 2 }), deployment({ running: 3 })], 0, [100, 200], "+0 -2, +0 -3"],
    ["waits while tasks do not start", [deployment({ healthy: 1 }, undefined, false)], 4, [100, 200], "+0 -0"],
  ])("%s", (_what, deployments, desired, [min, max], expected) => {
    expect(moves(planRollout(deployments, desired, bounds(desired, min, max), false))).toBe(expected);
  });

  it("of a failed deployment is none, but the old one keeps what it has", () => {
    const plan = planRollout([deployment({ healthy: 3, unhealthy: 1 }, 4), deployment({})], 4, bounds(4, 100, 200), true);
    expect(moves(plan)).toBe("+1 -1, +0 -0");
  });

  it.each<[number, number, number, boolean]>([
    [2, 100, 100, true],
    [3, 100, 125, true],
    [2, 75, 100, true],
    [4, 50, 100, false],
    [4, 100, 200, false],
  ])("of %i tasks with %i to %i percent is stuck: %s", (desired, min, max, stuck) => {
    expect(planRollout([deployment({ healthy: desired }), deployment({})], desired, bounds(desired, min, max), false).stuck).toBe(stuck);
  });
});

const counts = fc.record({
  pending: fc.nat(6),
  running: fc.nat(6),
  healthy: fc.nat(6),
  leaving: fc.nat(3),
  unhealthy: fc.nat(3),
  draining: fc.nat(2),
  stopping: fc.nat(2),
});
const deployments = fc.array(fc.record({ counts, target: fc.option(fc.nat(8), { nil: undefined }), mayStart: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
});
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

it("never exceeds the upper bound, never stops below the lower one, and stops only what is there", () => {
  fc.assert(
    fc.property(
      deployments,
      fc.nat(8),
      fc.nat(100),
      fc.integer({ min: 100, max: 300 }),
      fc.boolean(),
      (before, desired, min, max, failed) => {
        const limits = bounds(desired, min, max);
        const { steps } = planRollout(before, desired, limits, failed);
        const all = sum(before.map((each) => live(each.counts)));
        expect(sum(steps.map(({ start }) => start))).toBeLessThanOrEqual(Math.max(0, limits.upper - all));
        const healthy = sum(before.map((each) => each.counts.healthy));
        const stopped = sum(steps.map(({ stop }) => stop.healthy));
        if (stopped > 0) expect(healthy - stopped).toBeGreaterThanOrEqual(limits.lower);
        steps.forEach(({ stop, start, target }, i) => {
          for (const kind of Object.keys(stop) as LiveKind[]) expect(stop[kind]).toBeLessThanOrEqual(before[i]!.counts[kind]);
          if (start > 0) expect(before[i]!.mayStart).toBe(true);
          if (i < steps.length - 1) expect(target).toBeLessThanOrEqual(before[i]!.target ?? live(before[i]!.counts));
          else if (start > 0) expect(useful(before[i]!.counts) + start).toBeLessThanOrEqual(desired);
        });
      },
    ),
    { numRuns: 2_000 },
  );
});

/** What a step leaves when every start becomes healthy and every stop is done. */
function after(before: readonly RolloutDeployment[], { steps }: RolloutPlan): readonly RolloutDeployment[] {
  return before.map(({ counts: c, mayStart }, i) => {
    const { start, stop, target } = steps[i]!;
    const healthy = c.pending - stop.pending + (c.running - stop.running) + (c.healthy - stop.healthy) + start;
    return { counts: { ...none, healthy, leaving: c.leaving - stop.leaving, unhealthy: c.unhealthy - stop.unhealthy }, target, mayStart };
  });
}

it("reaches the wanted deployment from anywhere, unless the percentages let nothing move", () => {
  const anywhere = deployments.map((all) => all.map((each) => ({ ...each, target: undefined, mayStart: true })));
  fc.assert(
    fc.property(
      anywhere,
      fc.nat(8),
      fc.constantFrom([100, 200], [50, 100], [0, 100], [50, 200], [100, 150]),
      (start, desired, [min, max]) => {
        const limits = bounds(desired, min!, max!);
        fc.pre(limits.upper > limits.lower || desired === 0);
        let now: readonly RolloutDeployment[] = start;
        for (let step = 0; step < 60; step++) now = after(now, planRollout(now, desired, limits, false));
        expect(now.map((each) => [useful(each.counts), each.counts.unhealthy])).toEqual(
          now.map((_, i) => [i === now.length - 1 ? desired : 0, 0]),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});
