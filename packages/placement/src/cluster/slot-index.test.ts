import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash } from "../hash.js";
import { SlotIndex } from "./slot-index.js";

const change = fc.record({ id: fc.nat(60).map((i) => `i-${i}`), adds: fc.boolean() });

describe("the slots of ids", () => {
  it("are those of a map, in the order of their hashes", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), fc.array(change, { maxLength: 200 }), (seed, capacity, changes) => {
        const index = new SlotIndex(seed, capacity);
        const map = new Map<string, number>();
        changes.forEach(({ id, adds }, slot) => {
          if (adds) {
            expect(index.add(id, slot)).toBe(!map.has(id));
            if (!map.has(id)) map.set(id, slot);
          } else {
            index.delete(id);
            map.delete(id);
          }
        });
        for (let i = 0; i <= 60; i++) expect(index.get(`i-${i}`)).toBe(map.get(`i-${i}`) ?? -1);
        const inOrder = [...map].sort(([a], [b]) => hash(seed, a) - hash(seed, b)).map(([, slot]) => slot);
        expect([...index.sorted()]).toEqual(inOrder);
      }),
    );
  });

  it("keep ids apart that have one hash, in the order of the ids", () => {
    const [a, b] = sameHash();
    const index = new SlotIndex(0, 2);
    expect([index.add(b, 0), index.add(a, 1), index.add(a, 2)]).toEqual([true, true, false]);
    expect([index.get(a), index.get(b)]).toEqual([1, 0]);
    expect([...index.sorted()]).toEqual([1, 0]);
    index.delete(b);
    expect([index.get(a), index.get(b)]).toEqual([1, -1]);
  });
});

/** Two ids, the first less than the second, with one hash: among so many there are such. */
function sameHash(): [string, string] {
  const seen = new Map<number, string>();
  for (let i = 0; ; i++) {
    const id = `i-${i}`;
    const key = hash(0, id);
    const other = seen.get(key);
    if (other !== undefined) return other < id ? [other, id] : [id, other];
    seen.set(key, id);
  }
}
