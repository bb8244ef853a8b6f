import { describe, expect, it } from "vitest";
import { configurationSchema } from "./configuration.js";
import type { ConfiguredPolicy } from "./configuration.js";
import { readInput } from "./read-input.js";

const policy: ConfiguredPolicy = {
  id: "acme-a",
  severity: "error",
  subjects: ["service"],
  messages: { a: "A." },
  hint: "B.",
  check: () => undefined,
};
const read = (change: object): ReturnType<typeof readInput> => readInput(configurationSchema, { entry: "app.ts", ...change });

describe("a configuration", () => {
  it("keeps policies as they are, their functions too", () => {
    const { value } = read({ policies: [policy] }) as { value: { policies: unknown[] } };
    expect(value.policies[0]).toBe(policy);
  });
  it("keeps suppressions", () => {
    const suppressions = [{ rule: "family-name", path: "/taskDefinitions/web", reason: "old" }];
    expect(read({ suppressions }).value).toEqual({ entry: "app.ts", suppressions });
  });
  it.each<[object, string, RegExp]>([
    [{ policies: [{ id: "acme-a" }] }, "/policies/0", /definePolicy/],
    [{ policies: [null] }, "/policies/0", /definePolicy/],
    [{ policies: policy }, "/policies", /array/],
    [{ suppressions: [{ rule: "family-name" }] }, "/suppressions/0/reason", /"reason" is missing/],
    [{ suppressions: [{ rule: "family-name", reason: " " }] }, "/suppressions/0/reason", /needs a reason/],
    [{ suppressions: [{ rule: "family-name", reason: "x", path: "web" }] }, "/suppressions/0/path", /begins with a slash/],
    [{ supressions: [] }, "/supressions", /not a field/],
  ])("refuses %j", (change, path, message) => {
    const { diagnostics } = read(change);
    expect(diagnostics.map((finding) => finding.path)).toEqual([path]);
    expect(diagnostics[0]?.message).toMatch(message);
  });
  it("names the nearest field", () => expect(read({ supressions: [] }).diagnostics[0]?.hint).toBe('Did you mean "suppressions"?'));
});
