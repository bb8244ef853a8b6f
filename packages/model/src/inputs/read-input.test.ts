import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configurationSchema } from "./configuration.js";
import { observationsSchema } from "./observations.js";
import { priceBookSchema } from "./price-book.js";
import { readInput } from "./read-input.js";
import { usageSchema } from "./usage.js";

describe("reading our own inputs", () => {
  it("accepts what the schemas describe", () => {
    const price = { item: "fargate.vcpu", region: "eu-west-1", unit: "vCPU-hour", price: "0.04048", source: "a list", asOf: "2026-11-01" };
    const book = { format: "stowage/prices@1", currency: "USD", prices: [price] };
    expect(readInput(priceBookSchema, book)).toEqual({ value: book, diagnostics: [] });
    expect(readInput(configurationSchema, { entry: "app.ts", region: "us-gov-west-1" }).diagnostics).toEqual([]);
    const usage = { services: { "main/web": { tasks: 2.5, logsGb: 10 } }, tasks: { job: { seconds: 90 } }, natGateways: { count: 2 } };
    expect(readInput(usageSchema, usage)).toEqual({ value: usage, diagnostics: [] });
  });

  it.each([
    ["a misspelt field", configurationSchema, { entry: "a.ts", regoin: "us-east-1" }, "unknown-field", "/regoin", 'Did you mean "region"?'],
    ["a missing field", configurationSchema, {}, "missing-field", "/entry", "Add it."],
    ["a port that is none", configurationSchema, { entry: "a.ts", local: { port: 70_000 } }, "unknown-value", "/local/port", undefined],
    [
      "a field of elsewhere",
      configurationSchema,
      { entry: "a.ts", local: { entry: "b.ts" } },
      "unknown-field",
      "/local/entry",
      "Remove it. The fields are: port, data, driver.",
    ],
    [
      "a misspelt field in a list",
      priceBookSchema,
      {
        format: "stowage/prices@1",
        currency: "USD",
        prices: [],
        discounts: [{ item: "a", percent: "1", source: "s", asOf: "2026-01-01", trem: "1y" }],
      },
      "unknown-field",
      "/discounts/0/trem",
      'Did you mean "term"?',
    ],
    [
      "a price that is a number",
      priceBookSchema,
      {
        format: "stowage/prices@1",
        currency: "USD",
        prices: [{ item: "a", region: "r", unit: "u", price: 1, source: "s", asOf: "2026-01-01" }],
      },
      "wrong-type",
      "/prices/0/price",
      undefined,
    ],
    ["a span of no days", observationsSchema, { days: 0, services: {} }, "unknown-value", "/days", undefined],
    ["a negative usage", usageSchema, { shared: { logsGb: -1 } }, "unknown-value", "/shared/logsGb", undefined],
    [
      "a misspelt usage",
      usageSchema,
      { services: { "main/web": { logGb: 1 } } },
      "unknown-field",
      "/services/main~1web/logGb",
      'Did you mean "logsGb"?',
    ],
    [
      "a discount of more than everything",
      priceBookSchema,
      {
        format: "stowage/prices@1",
        currency: "USD",
        prices: [],
        discounts: [{ item: "fargate.*", percent: "120", source: "s", asOf: "2026-01-01" }],
      },
      "unknown-value",
      "/discounts/0/percent",
      undefined,
    ],
  ] as const)("names %s and its place", (_, schema, input, rule, path, hint) => {
    const { value, diagnostics } = readInput<unknown>(schema as never, input);
    expect(value).toBeUndefined();
    expect(diagnostics).toEqual([expect.objectContaining({ rule, path, ...(hint && { hint }) })]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(configurationSchema, priceBookSchema, usageSchema, observationsSchema),
        fc.jsonValue(),
        (schema, input) => void readInput<unknown>(schema as never, input),
      ),
    );
  });
});
