import { expect, it } from "vitest";
import { simulate } from "./simulate.js";

const seeds = Array.from({ length: 20 }, (_, i) => `seed-${i}`);

it.each(seeds)("holds under %s", (seed) => {
  expect(simulate(seed).violation).toBeUndefined();
});

it("replays a seed exactly", () => {
  expect(simulate("replay")).toEqual(simulate("replay"));
});
