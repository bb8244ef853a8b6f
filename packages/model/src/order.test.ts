import * as fc from "fast-check";
import { expect, it } from "vitest";
import { schema } from "./ecs/schema.js";
import { isOrdered, orderRequest } from "./order.js";

const structure = "RegisterTaskDefinitionRequest";
const container = fc.record(
  {
    name: fc.string(),
    image: fc.string(),
    dockerLabels: fc.dictionary(fc.string(), fc.string()),
    tomorrow: fc.string(),
    later: fc.string(),
    gone: fc.constant(undefined),
  },
  { requiredKeys: [] },
);
const shuffled = (value: object): fc.Arbitrary<object> =>
  fc.shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }).map((entries) => Object.fromEntries(entries));
const request = fc
  .record(
    { family: fc.string(), cpu: fc.string(), containerDefinitions: fc.array(container.chain(shuffled)), tomorrow: fc.string() },
    { requiredKeys: [] },
  )
  .chain(shuffled);

it("a request is in order if ordering it changes nothing, and once it is ordered", () => {
  fc.assert(
    fc.property(request, (value) => {
      const ordered = orderRequest(schema, structure, value);
      const bytes = JSON.stringify(ordered);
      expect(JSON.parse(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
      if (isOrdered(schema, structure, value)) expect(JSON.stringify(value)).toBe(bytes);
      expect(JSON.stringify(orderRequest(schema, structure, ordered))).toBe(bytes);
    }),
  );
});

it.each([
  [{ cpu: "256", family: "a" }, false],
  [{ family: "a", containerDefinitions: [], cpu: "256" }, true],
  [{ family: "a", containerDefinitions: [{ name: "b", dockerLabels: { b: "", a: "" } }] }, false],
  [{ family: "a", containerDefinitions: [{ name: "b", dockerLabels: { a: "", b: "" } }], later: 1, tomorrow: 2 }, true],
  [{ family: "a", tomorrow: 2, later: 1 }, false],
  [{ family: "a", cpu: undefined }, false],
  [{ family: "a", tomorrow: 2, cpu: "256" }, false],
])("%j is in order: %s", (value, expected) => {
  expect(isOrdered(schema, structure, value)).toBe(expected);
});
