import { expect, it } from "vitest";
import { newRule } from "../scripts/new-rule.mjs";

it("writes a rule and a test that imports it", () => {
  const files = newRule("ports", "port-of-call");
  expect(Object.keys(files)).toEqual(["ports/port-of-call.ts", "ports/port-of-call.test.ts"]);
  expect(files["ports/port-of-call.ts"]).toMatch(/^export const portOfCall: Rule = rule\(\{\n {2}id: "port-of-call",$/m);
  expect(files["ports/port-of-call.test.ts"]).toContain('import { portOfCall } from "./port-of-call.js";');
});

it("names the areas that there are, and what an id looks like", () => {
  expect(() => newRule("harbour", "port-of-call")).toThrow("ports");
  expect(() => newRule("ports", "Port Of Call")).toThrow("small letters");
});
