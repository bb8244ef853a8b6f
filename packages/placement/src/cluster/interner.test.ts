import fc from "fast-check";
import { expect, it } from "vitest";
import { Interner } from "./interner.js";

it("gives equal sequences one number, and different ones different numbers", () => {
  const elements = fc.array(fc.oneof(fc.integer({ min: -1, max: 3 }), fc.integer()), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(elements, { maxLength: 200 }), (sequences) => {
      const interner = new Interner();
      const numbers = new Map<number, string>([[0, ""]]);
      const known = new Map<string, number>([["", 0]]);
      for (const sequence of sequences) {
        const number = sequence.reduce((prefix, element) => interner.add(prefix, element), 0);
        const text = sequence.join();
        expect(known.get(text) ?? number).toBe(number);
        expect(numbers.get(number) ?? text).toBe(text);
        known.set(text, number);
        numbers.set(number, text);
      }
    }),
  );
});
