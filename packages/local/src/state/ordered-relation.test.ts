import fc from "fast-check";
import { expect, it } from "vitest";
import { OrderedRelation } from "./ordered-relation.js";

it("keeps a parent's rows in the order that they give themselves", () => {
  const step = fc.record({ id: fc.nat(5), order: fc.option(fc.nat(8), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const relation = new OrderedRelation<{ id: number; order: number }>(({ order }) => order);
      const model = new Map<number, { id: number; order: number }>();
      for (const { id, order } of steps) {
        const old = model.get(id);
        const now = order === undefined ? undefined : { id, order };
        if (!old && !now) continue;
        relation.change("p", old, now);
        if (now) model.set(id, now);
        else model.delete(id);
      }
      const rows = relation.of("p");
      expect(rows.map(({ order }) => order)).toEqual([...model.values()].map(({ order }) => order).sort((a, b) => a - b));
      expect(new Set(rows)).toEqual(new Set(model.values()));
    }),
  );
});
