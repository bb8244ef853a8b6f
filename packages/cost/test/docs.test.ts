import { readFileSync } from "node:fs";
import { priceBookSchema, readInput, usageSchema } from "@stowage/model/inputs";
import { expect, it } from "vitest";
import { itemNames, unitOf } from "../src/prices/items.js";
import { loadPrices } from "../src/prices/load-prices.js";

const page = readFileSync(new URL("../../../docs/cost.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => JSON.parse(json!) as unknown);

it("the page about cost lists every item with its unit", () => {
  const listed = [...page.matchAll(/^\| `([a-z0-9.-]+)`\s*\| (\S+)\s*\|$/gm)].map(([, item, unit]) => [item, unit]);
  expect(listed).toEqual(itemNames.map((item) => [item, unitOf(item)]));
});

it("the examples of the page about cost are read without a finding", async () => {
  const [book, usage] = examples;
  const read = readInput(priceBookSchema, book);
  expect(read.diagnostics).toEqual([]);
  expect(readInput(usageSchema, usage).diagnostics).toEqual([]);
  const prices = await loadPrices("eu-west-1", read.value);
  expect(prices.find("fargate.vcpu", "linux/arm64")?.text).toBe("0.026772");
});
