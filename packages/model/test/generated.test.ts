import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { schema as scaling } from "../src/application-autoscaling/index.js";
import { schema as ecs } from "../src/ecs/index.js";
import type { ServiceSchema, TypeRef } from "../src/schema.js";
import { schema as discovery } from "../src/servicediscovery/index.js";

it("is what the installed SDK gives: running the generator again changes nothing", () => {
  const script = fileURLToPath(new URL("../scripts/generate.mjs", import.meta.url));
  expect(execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).toBe("");
});

it.each([
  [ecs, 88],
  [discovery, 30],
  [scaling, 14],
] as [ServiceSchema, number][])("has every operation, and no reference leads nowhere", (schema, operations) => {
  expect(Object.keys(schema.operations).length).toBeGreaterThanOrEqual(operations);
  for (const { members, required = [] } of Object.values(schema.structures)) {
    for (const name of required) expect(Object.keys(members)).toContain(name);
    for (const ref of Object.values(members)) expect(resolves(schema, ref)).toBe(true);
  }
  for (const { input, output, errors } of Object.values(schema.operations)) {
    expect([schema.structures[input], schema.structures[output]]).not.toContain(undefined);
    for (const error of errors) expect(Object.keys(schema.errors)).toContain(error);
  }
});

function resolves(schema: ServiceSchema, ref: TypeRef): boolean {
  if (Array.isArray(ref)) return resolves(schema, ref[1] as TypeRef);
  const name = ref as string;
  if (name.startsWith("@")) return schema.structures[name.slice(1)] !== undefined;
  return name.startsWith("=") ? (schema.enums[name.slice(1)]?.length ?? 0) > 0 : true;
}
