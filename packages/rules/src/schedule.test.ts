import { describe, expect, it } from "vitest";
import { scheduleError } from "./schedule.js";

describe("scheduleError", () => {
  it.each(["rate(5 minutes)", "rate(1 hour)", "cron(0 7 * * ? *)", "cron(0/15 8-18 ? * MON-FRI *)", "at(2026-11-25T07:00:00)"])(
    "takes %s",
    (text) => expect(scheduleError(text)).toBeUndefined(),
  );

  it.each([
    "every 5 minutes",
    "rate(5)",
    "rate(0 minutes)",
    "rate(1 hours)",
    "rate(2 hour)",
    "cron(0 7 * * *)",
    "cron(0 7 * * * *)",
    "at(tomorrow)",
    "cron(0 7 % * ? *)",
  ])("refuses %s", (text) => expect(scheduleError(text)).toBeTypeOf("string"));
});
