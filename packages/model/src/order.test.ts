import * as fc from "fast-check";
import { expect, it } from "vitest";
import { schema } from "./ecs/schema.js";
import { orderRequest } from "./order.js";

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

it("ordering keeps what is said, and changes nothing the second time", () => {
  fc.assert(
    fc.property(request, (value) => {
      const ordered = orderRequest(schema, structure, value);
      const bytes = JSON.stringify(ordered);
      expect(JSON.parse(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
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
])("%j is in order, and not copied: %s", (value, expected) => {
  expect(orderRequest<object>(schema, structure, value) === value).toBe(expected);
});

it("takes an object's own members alone, whatever others it has ordered", () => {
  const inherits = (): object => Object.assign(Object.create({ family: "inherited" }) as object, { cpu: "256", networkMode: "host" });
  const keys = (value: object): string[] => Object.keys(orderRequest<object>(schema, structure, value));
  expect(keys(inherits())).toEqual(["networkMode", "cpu"]);
  expect(keys({ cpu: "256", networkMode: "host", family: "a" })).toEqual(["family", "networkMode", "cpu"]);
  expect(keys(inherits())).toEqual(["networkMode", "cpu"]);
});
