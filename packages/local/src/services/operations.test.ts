import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allServices } from "./all-services.js";

describe.each(allServices.map((service) => [service.name, service] as const))("%s", (name, service) => {
  const folder = join(import.meta.dirname, name);
  const declared = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const match = /: Operation<\w+, \w+> =\s*operation\(\s*"(\w+)"/.exec(readFileSync(join(folder, file), "utf8"));
      return match === null ? [] : [{ file, operation: match[1]! }];
    });

  test("answers every operation that has a file, and each has the name of its file", () => {
    expect(service.operations.map((operation) => operation.name).sort()).toEqual(declared.map(({ operation }) => operation).sort());
    for (const { file, operation } of declared) expect(file).toBe(`${operation.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase()}.ts`);
  });

  test("has only operations that AWS's model knows, each with a validator", () => {
    for (const { name: operation } of service.operations) {
      expect(service.schema.operations).toHaveProperty(operation);
      expect(service.validators).toHaveProperty(operation);
    }
  });
});
