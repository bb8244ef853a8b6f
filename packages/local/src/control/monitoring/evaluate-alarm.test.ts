import type { Wire } from "@stowage/model";
import type { MetricAlarm } from "@stowage/model/cloudwatch";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { State } from "../../state/state.js";
import { resolveCommands } from "../resolve-commands.js";
import { evaluateAlarm } from "./evaluate-alarm.js";
import { metricKey } from "./metric-key.js";
import { recordPoints } from "./record-points.js";
import { retention } from "./retention.js";
import { periodsOf } from "./statistics.js";

const place = { region: "us-east-1", account: "123456789012" };
const start = Date.UTC(2026, 0, 5, 8);
const metric = { namespace: "Shop", name: "Depth", dimensions: [{ name: "Queue", value: "orders" }] };

function stateWith(points: readonly (readonly [minute: number, value: number])[], now = start + 3_600_000): State {
  const state = new State({ addresses: { addresses: 1, address: () => "127.0.0.1" } });
  for (const [minute, value] of points) put(state, start + minute * 60_000, value, now);
  return state;
}

function put(state: State, at: number, value: number, now: number): void {
  const point = { at, count: 1, sum: value, min: value, max: value };
  for (const { table, key, row } of resolveCommands(state, recordPoints(state, place, [{ ...metric, points: [point] }], now)))
    state.set(table, key, row);
}

const alarm: Wire<MetricAlarm> = {
  Namespace: "Shop",
  MetricName: "Depth",
  Dimensions: [{ Name: "Queue", Value: "orders" }],
  Statistic: "Average",
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 10,
  ComparisonOperator: "GreaterThanThreshold",
};

/** The oldest period first: X breaches, 0 does not, - is missing. */
function judge(pattern: string, change: Partial<Wire<MetricAlarm>> = {}): string | undefined {
  const points = [...pattern].flatMap((sign, i) => (sign === "-" ? [] : [[i, sign === "X" ? 20 : 5] as const]));
  return evaluateAlarm(stateWith(points), place, { ...alarm, ...change }, start + pattern.length * 60_000 + 1).state;
}

describe("an alarm", () => {
  /** The tables of the CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data". */
  test.each([
    ["0-X-X", "OK", "OK", "OK", "OK"],
    ["-----", "INSUFFICIENT_DATA", undefined, "ALARM", "OK"],
    ["0XX-X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["--X--", "ALARM", undefined, "ALARM", "OK"],
    ["0----", "OK", "OK", "OK", "OK"],
  ] as const)(
    "of three periods over %s: missing %s, ignore %s, breaching %s, notBreaching %s",
    (pattern, missing, ignore, breaching, notBreaching) => {
      const states = (["missing", "ignore", "breaching", "notBreaching"] as const).map((TreatMissingData) =>
        judge(pattern, { TreatMissingData }),
      );
      expect(states).toEqual([missing, ignore, breaching, notBreaching]);
    },
  );

  test.each([
    ["0X0XX", 2, "ALARM"],
    ["XX00X", 2, "OK"],
    ["000X0", 1, "ALARM"],
    ["XX000", 1, "OK"],
  ] as const)("over %s with %d of three to alarm is %s", (pattern, DatapointsToAlarm, state) => {
    expect(judge(pattern, { DatapointsToAlarm })).toBe(state);
  });

  test.each([
    ["GreaterThanThreshold", 10, "OK"],
    ["GreaterThanOrEqualToThreshold", 10, "ALARM"],
    ["LessThanThreshold", 10, "OK"],
    ["LessThanOrEqualToThreshold", 10, "ALARM"],
  ] as const)("compares as %s: a threshold of 10 and a value of %d is %s", (ComparisonOperator, value, state) => {
    const rows = stateWith([0, 1, 2].map((minute) => [minute, value] as const));
    expect(evaluateAlarm(rows, place, { ...alarm, ComparisonOperator }, start + 180_001).state).toBe(state);
  });

  test("judges the periods that are over, not the one that runs", () => {
    const rows = stateWith([0, 1, 2].map((minute) => [minute, 20] as const));
    expect(evaluateAlarm(rows, place, alarm, start + 179_999).recent).toHaveLength(2);
    expect(evaluateAlarm(rows, place, alarm, start + 180_000).state).toBe("ALARM");
  });
});

describe("data", () => {
  test("become coarser after hours and are forgotten after days, and nothing is lost or counted twice meanwhile", () => {
    const state = stateWith([]);
    const days = 16;
    for (let minute = 0; minute < days * 24 * 60; minute += 7) put(state, start + minute * 60_000, 1, start + minute * 60_000);
    const end = start + days * 24 * 3_600_000;
    const key = metricKey(place, metric);
    const count = (from: number, to: number): number =>
      periodsOf(state, key, 3_600_000, from, to).reduce((sum, point) => sum + point.sum, 0);
    expect(count(end - 10 * 24 * 3_600_000, end)).toBe(Math.floor((10 * 24 * 60) / 7));
    expect(state.get("metrics", key)!.hours.length).toBeLessThanOrEqual(retention.hours + 1);
    expect(state.size("metricHours")).toBe(state.get("metrics", key)!.hours.length);
    const points = [...state.all("metricHours")].map(([, row]) => row.points.length);
    expect(Math.max(...points)).toBeLessThanOrEqual(60);
    expect(points.filter((length) => length > 12).length).toBeLessThanOrEqual(retention.fineHours + 1);
  });

  test("in whatever order they come give the same sums", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(179), fc.integer({ min: -50, max: 50 })), { maxLength: 60 }), (points) => {
        const state = stateWith(points, start + 3 * 3_600_000);
        const found = periodsOf(state, metricKey(place, metric), 300_000, start, start + 3 * 3_600_000);
        expect(found.reduce((sum, one) => sum + one.sum, 0)).toBe(points.reduce((sum, [, value]) => sum + value, 0));
        expect(found.reduce((sum, one) => sum + one.count, 0)).toBe(points.length);
        expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
    );
  });
});
