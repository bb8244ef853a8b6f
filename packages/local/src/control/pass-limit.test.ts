import { describe, expect, it } from "vitest";
import { passLimit } from "./pass-limit.js";

/** Whether each of so many passes of a key was one too many. */
const passes = (limit: ReturnType<typeof passLimit>, key: string, times: number): readonly boolean[] =>
  Array.from({ length: times }, () => limit.countsTooMany(0, key));

describe("the limit of passes", () => {
  it("counts a key's passes from when all keys together have had as many as one may have", () => {
    const limit = passLimit(1, 3);
    expect(passes(limit, "others", 3)).toEqual([false, false, false]);
    expect(passes(limit, "restless", 4)).toEqual([false, false, false, true]);
    expect(passes(limit, "another", 3)).toEqual([false, false, false]);
  });

  it("holds a key of one controller apart from the same key of another", () => {
    const limit = passLimit(2, 1);
    passes(limit, "key", 2);
    expect(limit.countsTooMany(1, "key")).toBe(false);
    expect(limit.countsTooMany(0, "key")).toBe(true);
  });

  it.each<[string, (limit: ReturnType<typeof passLimit>) => void, boolean]>([
    ["counts anew after an input", (limit) => limit.reset(), false],
    ["counts anew when a second is over", (limit) => limit.renew(6_000), false],
    ["counts on within a second", (limit) => limit.renew(5_999), true],
  ])("%s", (_what, meanwhile, last) => {
    const limit = passLimit(1, 2);
    limit.renew(5_000);
    passes(limit, "key", 4);
    meanwhile(limit);
    expect(passes(limit, "key", 3)).toEqual(last ? [true, true, true] : [false, false, false]);
  });
});
