import { describe, expect, it } from "vitest";
import { requestKinds } from "./requests.js";
import { view } from "./view.js";

const { schema } = requestKinds.taskDefinition;

describe("what rules see of a value of the wrong type", () => {
  it.each([
    ["a number where a text ought to be", "RegisterTaskDefinitionRequest", { memory: 512 }, { memory: "512" }],
    ["a text of digits where a number ought to be", "ContainerDefinition", { memory: "512" }, { memory: 512 }],
    ["a word where a switch ought to be", "ContainerDefinition", { essential: "false" }, { essential: false }],
    ["a text that is no number", "ContainerDefinition", { memory: "512 MB" }, {}],
    ["more digits than a number keeps", "ContainerDefinition", { memory: "9".repeat(400) }, {}],
    ["a word that is no switch", "ContainerDefinition", { essential: "yes" }, {}],
    ["a switch where one of AWS's words ought to be", "ContainerDependency", { condition: true }, {}],
    ["a list where a text ought to be", "ContainerDefinition", { image: ["nginx"] }, {}],
  ])("is plain or nothing: %s", (_, structure, value, seen) => {
    expect(view(schema, structure, value)).toMatchObject(seen);
    const absent = Object.keys(value).filter((member) => !(member in seen));
    const left = view<Record<string, unknown>>(schema, structure, value);
    // Required members that lack are filled with an empty value.
    for (const member of absent) expect(left[member] || undefined).toBeUndefined();
  });
});
