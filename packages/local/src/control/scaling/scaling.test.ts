import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breaching, trackingAlarms } from "./alarm.js";
import { combineWishes, type PolicyWish } from "./combine-wishes.js";
import { readSchedule } from "./schedule.js";
import { stepScale, type StepInput } from "./step-scaling.js";
import { trackTarget, type TrackingInput } from "./target-tracking.js";

const tracking: TrackingInput = {
  target: 60,
  metric: 90,
  high: true,
  low: false,
  running: 10,
  desired: 10,
  min: 2,
  max: 40,
  history: {},
  now: 1_000_000,
};

describe("target tracking", () => {
  it.each([
    ["adds in proportion and rounds up", {}, { direction: "out", desired: 15 }],
    ["rounds 10 × 61 ÷ 60 up", { metric: 61 }, { direction: "out", desired: 11 }],
    ["stops at the maximum", { max: 12 }, { direction: "out", desired: 12 }],
    ["is at the maximum", { max: 10 }, { direction: "none", because: "AlreadyAtMaxCapacity" }],
    ["does nothing without data", { metric: undefined }, { direction: "none" }],
    ["does nothing where no task runs", { running: 0 }, { direction: "none" }],
    ["removes in proportion", { metric: 30, high: false, low: true }, { direction: "in", desired: 5 }],
    [
      "does not remove what would lift the metric over the target",
      { metric: 55, high: false, low: true },
      { direction: "none", because: "AutoScalingAnticipatedFlapping" },
    ],
    ["stops at the minimum", { metric: 1, high: false, low: true }, { direction: "in", desired: 2 }],
    ["never scales in where that is off", { metric: 1, high: false, low: true, disableScaleIn: true }, { direction: "none" }],
    [
      "waits for the tasks of the last activity",
      { history: { out: { at: 900_000, base: 10, desired: 15 } }, desired: 15, running: 15 },
      { direction: "none", because: "cooldown" },
    ],
    [
      "adds more in the cooldown if more is needed than then",
      { metric: 120, history: { out: { at: 900_000, base: 10, desired: 15 } }, desired: 15, running: 15 },
      { direction: "out", desired: 20 },
    ],
    [
      "goes on after the cooldown",
      { history: { out: { at: 600_000, base: 10, desired: 15 } }, desired: 15, running: 15 },
      { direction: "out", desired: 23 },
    ],
    [
      "holds back scaling in",
      { metric: 30, high: false, low: true, history: { in: { at: 900_000, base: 10, desired: 5 } } },
      { direction: "none", because: "cooldown" },
    ],
  ] as const)("%s", (_, change, wish) => {
    expect(trackTarget({ ...tracking, ...(change as Partial<TrackingInput>) })).toEqual(wish);
  });

  it("stays within the bounds, and out is more and in is less", () => {
    const input = fc.record({
      metric: fc.double({ min: 0, max: 400, noNaN: true }),
      target: fc.integer({ min: 1, max: 100 }),
      running: fc.integer({ min: 0, max: 60 }),
      desired: fc.integer({ min: 2, max: 40 }),
      high: fc.boolean(),
      low: fc.boolean(),
    });
    fc.assert(
      fc.property(input, (change) => {
        const wish = trackTarget({ ...tracking, ...change });
        if (wish.direction === "none") return;
        expect(wish.desired).toBeGreaterThanOrEqual(2);
        expect(wish.desired).toBeLessThanOrEqual(40);
        expect(Math.sign(wish.desired - change.desired)).toBe(wish.direction === "out" ? 1 : -1);
      }),
    );
  });

  it("has alarms of three minutes above the target and fifteen below nine tenths of it", () => {
    expect(trackingAlarms(70)).toEqual({
      high: { comparison: ">", threshold: 70, periods: 3 },
      low: { comparison: "<", threshold: 63, periods: 15 },
    });
    const { high } = trackingAlarms(70);
    expect([71, undefined, 72, 70, 80].reduce<number[]>((seen, value) => [...seen, breaching(high, seen.at(-1) ?? 0, value)], [])).toEqual([
      1, 1, 2, 0, 1,
    ]);
  });
});

/** The example of the Application Auto Scaling User Guide, "Step scaling policies": a threshold of 50. */
const out: StepInput = {
  configuration: {
    AdjustmentType: "PercentChangeInCapacity",
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
    ],
  },
  alarm: true,
  threshold: 50,
  metric: 60,
  running: 10,
  desired: 10,
  min: 1,
  max: 100,
  history: {},
  now: 1_000_000,
};
const fewer = {
  AdjustmentType: "PercentChangeInCapacity",
  StepAdjustments: [
    { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
    { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
    { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
  ],
} as const;

describe("step scaling", () => {
  it.each([
    ["60 on 10 adds one", {}, 11],
    ["70 on 11 adds three", { metric: 70, desired: 11 }, 14],
    ["40 on 14 removes one", { configuration: fewer, metric: 40, desired: 14 }, 13],
    ["30 on 13 removes three", { configuration: fewer, metric: 30, desired: 13 }, 10],
    [
      "a quarter of 4, but 2 at least",
      {
        configuration: {
          AdjustmentType: "PercentChangeInCapacity",
          MinAdjustmentMagnitude: 2,
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 25 }],
        },
        desired: 4,
      },
      6,
    ],
    [
      "an exact count",
      { configuration: { AdjustmentType: "ExactCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 30 }] } },
      30,
    ],
  ] as const)("%s", (_, change, desired) => {
    expect(stepScale({ ...out, ...(change as Partial<StepInput>) })).toMatchObject({ desired });
  });

  it("adds only the difference to a stronger step in the cooldown", () => {
    const configuration: StepInput["configuration"] = {
      AdjustmentType: "ChangeInCapacity",
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 2 },
        { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
      ],
    };
    const history = { out: { at: 900_000, base: 10, desired: 12 } };
    expect(stepScale({ ...out, configuration, metric: 75, desired: 12, history })).toEqual({ direction: "out", desired: 13 });
    expect(stepScale({ ...out, configuration, metric: 65, desired: 12, history })).toEqual({ direction: "none", because: "cooldown" });
  });
});

describe("several policies", () => {
  const wish = (kind: "tracking" | "step", direction: "out" | "in" | "none", desired = 0, scalesIn = true): PolicyWish => ({
    policy: kind,
    kind,
    scalesIn,
    wish: direction === "none" ? { direction } : { direction, desired },
  });

  it.each([
    [
      "out if any wants that, to the largest count",
      [wish("tracking", "out", 13), wish("tracking", "out", 30), wish("tracking", "in", 2)],
      { direction: "out", desired: 30 },
    ],
    [
      "in only if all want that, to the largest count",
      [wish("tracking", "in", 3), wish("tracking", "in", 5)],
      { direction: "in", desired: 5 },
    ],
    ["not in if one does not want that", [wish("tracking", "in", 3), wish("tracking", "none")], undefined],
    ["in if the other never scales in", [wish("tracking", "in", 3), wish("tracking", "none", 0, false)], { direction: "in", desired: 3 }],
    ["in by a step policy without consent", [wish("step", "in", 4), wish("tracking", "none")], { direction: "in", desired: 4 }],
    ["nothing", [], undefined],
  ] as const)("go %s", (_, wishes, scaling) => {
    const combined = combineWishes(wishes);
    if (scaling) expect(combined).toMatchObject(scaling);
    else expect(combined).toBeUndefined();
  });
});

describe("schedules", () => {
  const at = (text: string): number => Date.parse(text);

  it.each([
    ["at(2026-03-01T07:30:00)", undefined, "2026-03-01T07:30:00Z", true],
    ["at(2026-03-01T07:30:00)", "Europe/Berlin", "2026-03-01T06:30:00Z", true],
    ["at(2026-03-01T07:30:00)", undefined, "2026-03-01T07:31:00Z", false],
    ["rate(2 hours)", undefined, "2026-01-05T04:00:00Z", true],
    ["rate(2 hours)", undefined, "2026-01-05T03:00:00Z", false],
    ["cron(0 8 ? * MON-FRI *)", undefined, "2026-01-05T08:00:00Z", true],
    ["cron(0 8 ? * MON-FRI *)", undefined, "2026-01-04T08:00:00Z", false],
    ["cron(0/15 * * * ? *)", undefined, "2026-01-04T08:45:00Z", true],
    ["cron(0/15 * * * ? *)", undefined, "2026-01-04T08:50:00Z", false],
    ["cron(0 0 L * ? *)", undefined, "2026-02-28T00:00:00Z", true],
    ["cron(0 0 ? * 2#1 *)", undefined, "2026-01-05T00:00:00Z", true],
    ["cron(0 0 ? * FRIL 2026)", undefined, "2026-01-30T00:00:00Z", true],
    ["cron(0 0 1W * ? *)", undefined, "2026-02-02T00:00:00Z", true],
    ["cron(30 6 1 JAN,JUL ? *)", undefined, "2026-07-01T06:30:00Z", true],
  ])("%s in %s at %s: %s", (expression, timezone, time, due) => {
    expect(readSchedule(expression, at("2026-01-05T00:00:00Z"), timezone).due(at(time))).toBe(due);
  });
});
