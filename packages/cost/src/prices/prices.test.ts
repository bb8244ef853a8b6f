import type { PriceBook } from "@stowage/model/inputs";
import { describe, expect, it } from "vitest";
import { loaders } from "./data/index.js";
import { sources } from "./data/sources.js";
import { unitOf } from "./items.js";
import { loadPrices } from "./load-prices.js";

const book = (prices: PriceBook["prices"], more: Partial<PriceBook> = {}): PriceBook => ({
  format: "stowage/prices@1",
  currency: "USD",
  prices,
  ...more,
});
const own = { source: "our contract", asOf: "2026-11-01" };

describe("the carried prices", () => {
  it("cover the regions of the source data", () => {
    expect(Object.keys(loaders)).toHaveLength(37);
  });

  it.each(Object.keys(loaders))("have a unit, a source and a positive amount in %s", async (region) => {
    const prices = await loadPrices(region);
    let count = 0;
    for (const [key, price] of prices.all()) {
      count++;
      expect(unitOf(price.item), key).toBe(price.unit);
      expect(price.amount.greaterThan(0), key).toBe(true);
      expect(price.source, key).not.toBe("");
      expect(price.date, key).toMatch(/^(\d{4}(-\d\d){0,2}|undated)$/);
    }
    expect(count).toBeGreaterThan(190);
  });

  it("have a source for every source, with a date", () => {
    for (const source of Object.values(sources)) {
      expect(source.where).not.toBe("");
      expect(source.date).toMatch(/^(\d{4}(-\d\d){0,2}|undated)$/);
    }
  });

  it("know instances by type, and nothing of a type that is not there", async () => {
    const prices = await loadPrices("us-east-1");
    expect(prices.find("ec2.c6a.2xlarge")?.text).toBe("0.306");
    expect(prices.find("ec2.c99.large")).toBeUndefined();
    expect(prices.find("ec2-spot.m5.large")?.date).toBe("2025-04-24");
  });

  it("are in yuan in Beijing, and none in a region without a source", async () => {
    const beijing = await loadPrices("cn-north-1");
    expect(beijing.currency).toBe("CNY");
    expect(beijing.find("fargate.vcpu", "linux/x86_64")).toBeUndefined();
    expect([...(await loadPrices("eusc-de-east-1")).all()]).toEqual([]);
  });
});

describe("a price book of one's own", () => {
  it("goes over the list prices of its region", async () => {
    const mine = book([
      { item: "fargate.vcpu", region: "us-east-1", arch: "arm64", unit: "vCPU-hour", price: "0.02", ...own },
      { item: "fargate.memory", region: "eu-west-1", unit: "GB-hour", price: "9", ...own },
      { item: "ec2.m7g.large", region: "us-east-1", spot: true, unit: "instance-hour", price: "0.03", ...own },
      { item: "ec2.m5.large", region: "us-east-1", os: "windows", tenancy: "dedicated", unit: "instance-hour", price: "0.2", ...own },
      { item: "ec2.t3.medium", region: "us-west-2-lax-1", unit: "instance-hour", price: "0.05", ...own },
    ]);
    const prices = await loadPrices("us-east-1", mine);
    expect(prices.find("fargate.vcpu", "linux/arm64")).toMatchObject({ text: "0.02", source: "our contract", date: "2026-11-01" });
    expect(prices.find("fargate.memory", "linux/x86_64")?.text).toBe("0.004445");
    expect(prices.find("ec2-spot.m7g.large")?.text).toBe("0.03");
    expect(prices.find("ec2.m5.large", "windows/dedicated")?.text).toBe("0.2");
    expect((await loadPrices("us-west-2", mine)).find("ec2.t3.medium", "us-west-2-lax-1")?.text).toBe("0.05");
  });

  it("brings its own currency to a region without carried prices, and regions that are newer than this version", async () => {
    const price = { item: "fargate.storage", unit: "GB-hour", price: "0.0001", ...own };
    for (const region of ["eusc-de-east-1", "xx-moon-1"]) {
      const prices = await loadPrices(region, book([{ ...price, region }], { currency: "EUR" }));
      expect([prices.currency, prices.find("fargate.storage")?.text]).toEqual(["EUR", "0.0001"]);
    }
    await expect(loadPrices("xx-moon-1")).rejects.toMatchObject({ code: "region-unknown" });
  });

  it("takes discounts off, those of a term only when that term is asked for", async () => {
    const mine = book([], {
      discounts: [
        { item: "fargate.*", percent: "10", ...own },
        { item: "ec2.m5.*", percent: "40", term: "1y-reserved", ...own },
      ],
    });
    const onDemand = await loadPrices("us-east-1", mine);
    expect(onDemand.find("fargate.vcpu", "linux/x86_64")).toMatchObject({
      text: "0.036432",
      source: "AWS price file for ECS, less 10 % (our contract)",
      date: "2025-10-27",
    });
    expect(onDemand.find("ec2.m5.large")?.text).toBe("0.096");
    const reserved = await loadPrices("us-east-1", mine, "1y-reserved");
    expect(reserved.find("ec2.m5.large")?.text).toBe("0.0576");
  });

  it("knows the prefixes that a discount may have, and names the nearest", async () => {
    const discounts = (item: string): PriceBook => book([], { discounts: [{ item, percent: "1", ...own }] });
    for (const item of ["*", "fargate*", "fargate.*", "ec2*", "ec2.m7g.*", "ec2-spot.*", "ebs.gp*"])
      await loadPrices("us-east-1", discounts(item));
    await expect(loadPrices("us-east-1", discounts("fargat.*"))).rejects.toMatchObject({ hint: 'Did you mean "fargate.*"?' });
  });

  it("takes the carried Savings Plan rates for their terms, and what has none on demand", async () => {
    const prices = await loadPrices("us-east-1", undefined, "3y-no-upfront");
    expect(prices.find("fargate.vcpu", "linux/x86_64")).toMatchObject({ item: "fargate.vcpu", text: "0.022264", date: "2026-09-25" });
    expect(prices.find("fargate.storage")?.text).toBe("0.000111");
  });

  it.each([
    [
      "a unit of its own",
      book([{ item: "fargate.vcpu", region: "us-east-1", unit: "vCPU-second", price: "1", ...own }]),
      undefined,
      "price-unit",
    ],
    [
      "an unknown item",
      book([{ item: "fargate.vcpus", region: "us-east-1", unit: "vCPU-hour", price: "1", ...own }]),
      undefined,
      "price-item-unknown",
    ],
    [
      "another currency",
      book([{ item: "fargate.storage", region: "us-east-1", unit: "GB-hour", price: "1", ...own }], { currency: "EUR" }),
      undefined,
      "price-currency",
    ],
    ["a discount on nothing", book([], { discounts: [{ item: "fargat", percent: "1", ...own }] }), undefined, "discount-item-unknown"],
    [
      "a discount on a prefix of nothing",
      book([], { discounts: [{ item: "fargat.*", percent: "1", ...own }] }),
      undefined,
      "discount-item-unknown",
    ],
    ["an unknown term", book([]), "1y-no-upfrnt", "term-unknown"],
  ])("is refused with %s", async (_, mine, term, code) => {
    await expect(loadPrices("us-east-1", mine, term)).rejects.toMatchObject({ code, hint: expect.any(String) });
  });
});
