import fc from "fast-check";
import { expect, it } from "vitest";
import { wakeTimes } from "./wake-times.js";

it("wakes each key at the time that was set last, in the order of times", () => {
  const step = fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.option(fc.nat(50), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(step), fc.nat(60), (steps, now) => {
      const times = wakeTimes(1);
      const model = new Map<string, number>();
      for (const [key, at] of steps) {
        times.set(0, key, at);
        if (at === undefined) model.delete(key);
        else model.set(key, at);
      }
      expect(times.next()).toBe(model.size === 0 ? undefined : Math.min(...model.values()));
      const woken: string[] = [];
      times.due(now, (_, key) => woken.push(key));
      const due = [...model].filter(([, at]) => at <= now);
      expect(new Set(woken)).toEqual(new Set(due.map(([key]) => key)));
      expect(woken.map((key) => model.get(key))).toEqual(due.map(([, at]) => at).sort((a, b) => a - b));
    }),
  );
});
