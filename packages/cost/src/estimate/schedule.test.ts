import { expect, it } from "vitest";
import { Money } from "../money.js";
import { runsOf } from "./schedule.js";

it.each([
  ["rate(5 minutes)", "8760"],
  ["rate(1 day)", "30.416666666666666667"],
  ["at(2026-12-01T03:00:00)", "1"],
  ["cron(0 3 * * ? *)", "30.416666666666666667"],
  ["cron(0/30 8-17 * * ? *)", "608.333333333333333333"],
  // 28 years have 1,461 weeks, 336 months and 7 leap days.
  ["cron(0 3 ? * MON-FRI *)", "21.726190476190476190"],
  ["cron(0 3 ? * MON *)", "4.345238095238095238"],
  ["cron(0 3 L * ? *)", "0.999315537303216975"],
  ["cron(0 3 29 2 ? *)", "0.020819073693817020"],
  ["cron(0 3 ? * MON#1 *)", "0.999315537303216975"],
])("%s in a month of 730 hours: %s runs", (schedule, runs) => {
  expect(runsOf(schedule, new Money(730))?.toFixed(18)).toBe(new Money(runs).toFixed(18));
});

it.each(["cron(0 3 * * ? 2027)", "cron(0 3 * * * *)", "rate(0 minutes)", "every day"])("cannot say how often %s comes due", (schedule) => {
  expect(runsOf(schedule, new Money(730))).toBeUndefined();
});
