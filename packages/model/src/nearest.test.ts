import { describe, expect, it } from "vitest";
import { nearest, nearestNames } from "./nearest.js";

describe("nearest", () => {
  it.each([
    ["contanerPort", ["containerPort", "hostPort"], "containerPort"],
    ["memroy", ["memory", "cpu"], "memory"],
    ["Family", ["family", "name"], "family"],
    ["catalogue", ["catalog", "web"], "catalog"],
    ["port", ["image", "command"], undefined],
    ["x", [], undefined],
  ])("%s among %j is %s", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});

describe("nearestNames", () => {
  it("gives the nearest first, and what is equally near in the order given", () => {
    expect(nearestNames("m7g.larg", ["c5.metal", "m7i.large", "m7g.large", "m7a.large"])).toEqual(["m7g.large", "m7i.large", "m7a.large"]);
  });
});
