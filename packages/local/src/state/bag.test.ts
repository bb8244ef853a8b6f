import fc from "fast-check";
import { expect, it } from "vitest";
import { Bag } from "./bag.js";

it("holds what a set holds after any additions and removals", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom("a", "b", "c", "d", "e"))), (steps) => {
      const bag = new Bag();
      const set = new Set<string>();
      for (const [adds, key] of steps) {
        if (adds) {
          bag.add(key);
          set.add(key);
        } else {
          bag.delete(key);
          set.delete(key);
        }
        expect(bag.size).toBe(set.size);
        expect(bag.has(key)).toBe(set.has(key));
      }
      expect([...bag].sort()).toEqual([...set].sort());
    }),
  );
});
