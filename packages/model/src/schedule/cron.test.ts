import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCron, type Cron } from "./cron.js";

// November 2026 begins on a Sunday and has 30 days.
const november = Array.from({ length: 30 }, (_, i) => ({ year: 2026, month: 11, day: i + 1 }));

describe("cron(…)", () => {
  it.each([
    ["0 3 * * ? *", november.map(({ day }) => day)],
    ["0 3 L * ? *", [30]],
    ["0 3 1,15-17 * ? *", [1, 15, 16, 17]],
    ["0 3 */10 * ? *", [1, 11, 21]],
    ["0 3 2/14 * ? *", [2, 16, 30]],
    ["0 3 1W * ? *", [2]],
    ["0 3 14W * ? *", [13]],
    ["0 3 31W * ? *", []],
    ["0 3 ? * MON *", [2, 9, 16, 23, 30]],
    ["0 3 ? * fri-MON *", [1, 2, 6, 7, 8, 9, 13, 14, 15, 16, 20, 21, 22, 23, 27, 28, 29, 30]],
    ["0 3 ? * 6L *", [27]],
    ["0 3 ? * L *", [7, 14, 21, 28]],
    ["0 3 ? * TUE#4 *", [24]],
    ["0 3 ? NOV-FEB 2#1 *", [2]],
    ["0 3 1 */2 ? *", [1]],
    ["0 3 1 2/2 ? *", []],
    ["0 3 1 * ? 2027", []],
    ["0 3 1 * ? 2026-2028", [1]],
  ])("%s", (fields, days) => {
    const cron = readCron(fields) as Cron;
    expect(november.filter((day) => cron.on(day)).map(({ day }) => day)).toEqual(days);
  });

  it.each([
    ["0/15 8-10 * * ? *", [0, 15, 30, 45], [8, 9, 10]],
    ["5,5,1 */12 * * ? *", [1, 5], [0, 12]],
    ["50-10/10 22-1 * * ? *", [0, 10, 50], [0, 1, 22, 23]],
  ])("%s, its times", (fields, minutes, hours) => {
    expect(readCron(fields)).toMatchObject({ minutes, hours, everyYear: true });
  });

  it.each([
    ["0 3 * * ?", "cron(…) has six fields (minutes hours day-of-month month day-of-week year), not 5"],
    ["0 3 * * * *", "exactly one of the day of the month and the day of the week is ?"],
    ["0 3 ? * ? *", "exactly one of the day of the month and the day of the week is ?"],
    ["60 3 * * ? *", '"60" is no minute of cron(…)'],
    ["0 24 * * ? *", '"24" is no hour of cron(…)'],
    ["0 3 0 * ? *", '"0" is no day of the month of cron(…)'],
    ["0 3 * FEBR ? *", '"FEBR" is no month of cron(…)'],
    ["0 3 ? * MON#6 *", '"MON#6" is no day of the week of cron(…)'],
    ["0 3 * * ? 1969", '"1969" is no year of cron(…)'],
    ["0/0 3 * * ? *", '"0/0" is no minute of cron(…)'],
  ])("%s is refused", (fields, message) => {
    expect(readCron(fields)).toBe(message);
  });

  it("reads or refuses any text", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[0-9A-Z*?,/#-]{1,6}$/), { minLength: 6, maxLength: 6 }), (parts) => {
        const read = readCron(parts.join(" "));
        if (typeof read === "string") expect(read).not.toBe("");
        else expect(typeof read.on({ year: 2026, month: 2, day: 28 })).toBe("boolean");
      }),
    );
  });
});
