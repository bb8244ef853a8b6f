import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sectionShapes } from "../src/assembly-sections.js";
import { requestValidators, schema as ecs } from "../src/ecs/index.js";
import { readAssembly } from "../src/read-assembly.js";
import { escapePointer } from "../src/validation.js";
import type { Issue } from "../src/validation.js";
import { arbitraryOf, mutated } from "./arbitrary.js";
import { assemblies, assembly } from "./assemblies.js";
import { corpus } from "./corpus.js";

const load = (name: string): Record<string, Json> =>
  JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), "utf8")) as Record<string, Json>;
type Json = Record<string, Record<string, Record<string, unknown>>>;
const compile = (name: string): ValidateFunction => new Ajv({ allErrors: true }).compile(load(name));

describe("the JSON Schema of the Assembly", () => {
  const valid = compile("assembly");

  it("accepts what the reader accepts", () => {
    expect(valid(assembly)).toBe(true);
    fc.assert(fc.property(assemblies, (value) => void expect([valid(value), readAssembly(value).diagnostics]).toEqual([true, []])));
  });

  it("refuses what the reader refuses for its shape", () => {
    fc.assert(
      fc.property(mutated(assemblies).filter(hasNoNull), (value) => {
        // That an entry and its request have the same name, no JSON Schema can say.
        const issues = readAssembly(value).diagnostics.filter(({ message }) => !message.startsWith("The entry is named"));
        expect(valid(value), JSON.stringify(issues)).toBe(issues.length === 0);
      }),
      { numRuns: 300 },
    );
  });

  it("has the sections of the reader, with the same names and the same requests", () => {
    const { properties, definitions } = load("assembly") as unknown as { properties: Json; definitions: Json };
    for (const [section, shape] of Object.entries(sectionShapes)) {
      const { propertyNames, additionalProperties: entry } = properties[section] as unknown as Record<string, Record<string, unknown>>;
      expect([section, propertyNames!["pattern"]]).toEqual([section, shape.names.source]);
      for (const { at, structure, list } of shape.requests) {
        const slot = at === "" ? entry : (entry!["properties"] as Record<string, Record<string, unknown>>)[at]!;
        const { $ref } = (list ? slot!["items"] : slot) as { $ref: string };
        expect($ref.endsWith(`.${structure}`)).toBe(true);
        expect(Object.keys(definitions)).toContain($ref.slice("#/definitions/".length));
      }
    }
  });
});

describe.each([
  ["task-definition", "RegisterTaskDefinition"],
  ["service", "CreateService"],
])("the JSON Schema of a %s", (name, operation) => {
  const valid = compile(name);
  const values = arbitraryOf(ecs, ecs.operations[operation]!.input);

  it("accepts what the generated validator accepts, and finds fault at the same places", () => {
    fc.assert(fc.property(values, (value) => void expect(valid(value)).toBe(true)));
    fc.assert(
      fc.property(mutated(values).filter(hasNoNull), (value) => void expect(faults(valid, value)).toEqual(places(operation, value))),
      { numRuns: 400 },
    );
  });

  it("describes every field and lists every value", () => {
    const { definitions } = load(name) as unknown as { definitions: Record<string, { properties: Record<string, object> }> };
    for (const [structure, { properties }] of Object.entries(definitions)) {
      const { members } = ecs.structures[structure.slice("ecs.".length)]!;
      expect(Object.keys(properties)).toEqual(Object.keys(members));
      for (const [field, ref] of Object.entries(members)) {
        expect(properties[field], `${structure}.${field}`).toHaveProperty("description");
        if (String(ref).startsWith("=")) expect(properties[field]).toHaveProperty("enum", ecs.enums[String(ref).slice(1)]);
      }
    }
  });
});

it.skipIf(corpus().length === 0)("the JSON Schema of a task definition agrees with the generated validator on the corpus", () => {
  const valid = compile("task-definition");
  for (const { name, value } of corpus()) expect([name, faults(valid, value)]).toEqual([name, places("RegisterTaskDefinition", value)]);
});

/** JSON pointers of what ajv finds, told as the validators tell them: of the missing or the unknown member itself. */
function faults(valid: ValidateFunction, value: unknown): string[] {
  valid(value);
  const errors = valid.errors ?? [];
  // Of a union with an unknown member the validators say that it is unknown, and not that it is one too many.
  const unknown = errors.filter(({ keyword }) => keyword === "additionalProperties").map(({ instancePath }) => instancePath);
  const told = errors.filter(({ keyword, instancePath }) => keyword !== "maxProperties" || !unknown.includes(instancePath));
  const found = told.map(({ instancePath, params, keyword }) => {
    const member = (params as Record<string, string>)[keyword === "required" ? "missingProperty" : "additionalProperty"];
    return ["required", "additionalProperties"].includes(keyword) && member !== undefined
      ? `${instancePath}/${escapePointer(member)}`
      : instancePath;
  });
  return [...new Set(found)].sort();
}

function places(operation: string, value: unknown): string[] {
  const out: Issue[] = [];
  requestValidators[operation]!(value, out);
  return [...new Set(out.map(({ path }) => path))].sort();
}

function hasNoNull(value: unknown): boolean {
  return value !== null && (typeof value !== "object" || Object.values(value).every(hasNoNull));
}
