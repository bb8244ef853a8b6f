import { priceBookSchema, readInput } from "@stowage/model/inputs";
import { describe, expect, it } from "vitest";
import { loadPrices } from "../prices/load-prices.js";
import { readPriceDocument } from "./price-document.js";
import type { PricingApi } from "./refresh-prices.js";
import { refreshPrices } from "./refresh-prices.js";

/** A document as GetProducts answers it. */
function document(serviceCode: string, usagetype: string, price: string, attributes: object = {}, productFamily = "Compute"): string {
  const rate = (from: string, amount: string): object => ({
    unit: "hours",
    beginRange: from,
    endRange: "Inf",
    pricePerUnit: { USD: amount },
  });
  const priceDimensions = { "SKU.T.1": rate("0", price) };
  return JSON.stringify({
    product: { productFamily, attributes: { regionCode: "us-east-1", usagetype, ...attributes }, sku: "SKU" },
    serviceCode,
    terms: { OnDemand: { "SKU.T": { priceDimensions } } },
    publicationDate: "2026-11-20T18:21:30Z",
  });
}

const linux = {
  instanceType: "m7g.large",
  operatingSystem: "Linux",
  tenancy: "Shared",
  preInstalledSw: "NA",
  capacitystatus: "Used",
  licenseModel: "No License required",
};
const documents: { readonly [service: string]: readonly string[] } = {
  AmazonECS: [
    document("AmazonECS", "USE1-Fargate-vCPU-Hours:perCPU", "0.0405000000"),
    document("AmazonECS", "USE1-Fargate-ARM-GB-Hours", "0.0036000000"),
    document("AmazonECS", "USE1-Fargate-Windows-OS-Hours:perCPU", "0.0460000000"),
    document("AmazonECS", "USE1-Fargate-EphemeralStorage-GB-Hours", "0.0001110000"),
    document("AmazonECS", "USE1-ECS-EC2-vCPU-Hours", "0.0000000000"),
    document("AmazonECS", "USE1-ECS-Anywhere-Instance-hours", "0.0102500000", { externalInstanceType: "Default" }),
    document("AmazonECS", "USE1-ECS-Anywhere-Instance-hours-WithFree", "0.0102500000", { externalInstanceType: "With Free" }),
  ],
  AmazonEC2: [
    document("AmazonEC2", "BoxUsage:m7g.large", "0.0816000000", linux, "Compute Instance"),
    document("AmazonEC2", "BoxUsage:m7g.large", "0.2", { ...linux, operatingSystem: "RHEL" }, "Compute Instance"),
    document("AmazonEC2", "UnusedBox:m7g.large", "0.0816", { ...linux, capacitystatus: "UnusedCapacityReservation" }, "Compute Instance"),
    document(
      "AmazonEC2",
      "BoxUsage:m5.large",
      "0.188",
      { ...linux, instanceType: "m5.large", operatingSystem: "Windows" },
      "Compute Instance",
    ),
    document(
      "AmazonEC2",
      "DedicatedUsage:m5.large",
      "0.102",
      { ...linux, instanceType: "m5.large", tenancy: "Dedicated" },
      "Compute Instance",
    ),
    document("AmazonEC2", "EBS:VolumeP-Throughput.gp3", "40.96", {}, "Provisioned Throughput"),
    document("AmazonEC2", "NatGateway-Bytes", "0.045", {}, "NAT Gateway"),
  ],
  AWSELB: [
    document("AWSELB", "LoadBalancerUsage", "0.0225", {}, "Load Balancer-Application"),
    document("AWSELB", "LoadBalancerUsage", "0.025", {}, "Load Balancer"),
  ],
};

/** Answers in pages of two, and counts its pages. */
function api(answers = documents): PricingApi & { pages: number } {
  const self = {
    pages: 0,
    getProducts: async ({ ServiceCode, Filters, NextToken = "0" }: Parameters<PricingApi["getProducts"]>[0]) => {
      self.pages++;
      expect(Filters[0]).toEqual({ Type: "TERM_MATCH", Field: "regionCode", Value: "us-east-1" });
      const at = Number(NextToken);
      const all = answers[ServiceCode] ?? [];
      return { PriceList: all.slice(at, at + 2), ...(at + 2 < all.length && { NextToken: String(at + 2) }) };
    },
  };
  return self;
}

const now = new Date("2026-11-25T12:00:00Z");

describe("refreshing prices", () => {
  it("makes a price book of what the Price List API answers, page by page", async () => {
    const asked: string[] = [];
    const pricing = api();
    const book = await refreshPrices({ region: "us-east-1", pricing, now, onProgress: (service) => void asked.push(service) });
    expect(readInput(priceBookSchema, book).diagnostics).toEqual([]);
    expect(pricing.pages).toBeGreaterThan(asked.length);
    expect(book.prices.map(({ item, os, arch, tenancy, price }) => [item, os, arch, tenancy, price].filter(Boolean).join(" "))).toEqual([
      "fargate.vcpu linux x86_64 0.0405",
      "fargate.memory linux arm64 0.0036",
      "fargate.os-licence 0.046",
      "fargate.storage 0.000111",
      "ecs-anywhere.instance 0.01025",
      "ec2.m7g.large linux 0.0816",
      "ec2.m5.large windows 0.188",
      "ec2.m5.large linux dedicated 0.102",
      "ebs.gp3-throughput 0.04",
      "nat-gateway.data 0.045",
      "alb.hour 0.0225",
    ]);
    expect(book.prices[0]).toMatchObject({
      region: "us-east-1",
      unit: "vCPU-hour",
      source: "AWS Price List API, AmazonECS",
      asOf: "2026-11-20",
    });
  });

  it("lays over the carried prices, with its date", async () => {
    const book = await refreshPrices({ region: "us-east-1", pricing: api(), now });
    const prices = await loadPrices("us-east-1", book);
    expect(prices.find("fargate.vcpu", "linux/x86_64")).toMatchObject({ text: "0.0405", date: "2026-11-20" });
    expect(prices.find("ec2.m5.large", "windows")?.text).toBe("0.188");
    expect(prices.find("ec2.m5.large", "dedicated")?.text).toBe("0.102");
    expect(prices.find("fargate-spot.vcpu", "linux/x86_64")?.date).toBe("2026-09-29");
  });

  it("takes the mean of the zones' newest Spot prices", async () => {
    const history = [
      ["m7g.large", "0.03", "us-east-1a"],
      ["m7g.large", "0.04", "us-east-1b"],
      ["m7g.large", "0.99", "us-east-1a"],
    ];
    const spot = {
      describeSpotPriceHistory: async ({ StartTime, NextToken }: { StartTime: Date; NextToken?: string }) => {
        expect(StartTime).toBe(now);
        const part = NextToken === undefined ? history.slice(0, 2) : history.slice(2);
        return {
          SpotPriceHistory: part.map(([InstanceType, SpotPrice, AvailabilityZone]) => ({ InstanceType, SpotPrice, AvailabilityZone })),
          NextToken: NextToken === undefined ? "more" : "",
        };
      },
    };
    const book = await refreshPrices({ region: "us-east-1", pricing: api(), spot, now });
    const prices = await loadPrices("us-east-1", book);
    expect(prices.find("ec2-spot.m7g.large")).toMatchObject({ text: "0.035", date: "2026-11-25" });
  });

  it("says so where there is nothing, or something else than prices", async () => {
    await expect(refreshPrices({ region: "us-east-1", pricing: api({}), now })).rejects.toMatchObject({ code: "prices-none" });
    await expect(refreshPrices({ region: "us-east-1", pricing: api({ AmazonECS: ["<html>"] }), now })).rejects.toMatchObject({
      code: "price-document",
    });
  });

  it("takes the price of the first amounts that are not free", () => {
    const tiers = {
      a: { unit: "hours", beginRange: "2200", pricePerUnit: { USD: "0.01" } },
      b: { unit: "hours", beginRange: "0", pricePerUnit: { USD: "0" } },
    };
    const text = JSON.stringify({ product: { attributes: {} }, terms: { OnDemand: { t: { priceDimensions: tiers } } } });
    expect(readPriceDocument(text)?.price).toBe("0.01");
    expect(readPriceDocument(JSON.stringify({ product: { attributes: {} } }))).toBeUndefined();
  });
});
