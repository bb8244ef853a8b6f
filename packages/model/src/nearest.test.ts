import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.js";

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
