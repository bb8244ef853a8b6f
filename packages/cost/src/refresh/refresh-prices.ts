import type { Price, PriceBook } from "@stowage/model/inputs";
import { StowageError } from "@stowage/model";
import { Money } from "../money.js";
import { unitOf } from "../prices/items.js";
import { readPriceDocument } from "./price-document.js";
import { itemOfProduct } from "./product-items.js";

/** What is asked of the Price List API; `new Pricing({ region: "us-east-1" })` of `@aws-sdk/client-pricing` has it. */
export interface PricingApi {
  getProducts(input: {
    ServiceCode: string;
    Filters: { Type: "TERM_MATCH"; Field: string; Value: string }[];
    NextToken?: string;
    MaxResults?: number;
  }): Promise<{ readonly PriceList?: readonly unknown[] | undefined; readonly NextToken?: string | undefined }>;
}

/** What is asked of EC2; `new EC2({ region })` of `@aws-sdk/client-ec2` has it. */
export interface SpotPriceApi {
  describeSpotPriceHistory(input: { ProductDescriptions: string[]; StartTime: Date; NextToken?: string }): Promise<{
    readonly SpotPriceHistory?:
      | readonly {
          readonly InstanceType?: string | undefined;
          readonly SpotPrice?: string | undefined;
          readonly AvailabilityZone?: string | undefined;
        }[]
      | undefined;
    readonly NextToken?: string | undefined;
  }>;
}

export interface RefreshOptions {
  readonly region: string;
  readonly pricing: PricingApi;
  /** Absent: Spot prices of EC2 are left as they are. */
  readonly spot?: SpotPriceApi | undefined;
  /** The time to take Spot prices at. */
  readonly now: Date;
  /** Called before each question, with the service that is asked for. */
  readonly onProgress?: ((service: string) => void) | undefined;
}

/** The offers that hold items of ours, and what narrows them down. */
const OFFERS: readonly { readonly service: string; readonly filters: Readonly<Record<string, string>> }[] = [
  { service: "AmazonECS", filters: {} },
  {
    service: "AmazonEC2",
    filters: { productFamily: "Compute Instance", operatingSystem: "Linux", preInstalledSw: "NA", capacitystatus: "Used" },
  },
  {
    service: "AmazonEC2",
    filters: { productFamily: "Compute Instance", operatingSystem: "Windows", preInstalledSw: "NA", capacitystatus: "Used" },
  },
  { service: "AmazonEC2", filters: { productFamily: "Storage" } },
  { service: "AmazonEC2", filters: { productFamily: "System Operation" } },
  { service: "AmazonEC2", filters: { productFamily: "Provisioned Throughput" } },
  { service: "AmazonEC2", filters: { productFamily: "NAT Gateway" } },
  { service: "AWSELB", filters: {} },
  { service: "AmazonVPC", filters: {} },
  { service: "AmazonCloudWatch", filters: {} },
  { service: "AWSSecretsManager", filters: {} },
];

/** A hundred documents are the most that one answer holds. Source: AWS Price List API, GetProducts `MaxResults`. */
const PAGE = 100;

/**
 * The current prices of a region as a price book, from AWS's Price List API and EC2's Spot price history. What neither has (the Spot prices of
 * Fargate, for one) is not in the book, and the carried prices stay in force.
 *
 * @throws StowageError `price-document`, `prices-none`.
 *
 * @example
 * const book = await refreshPrices({ region: "eu-west-1", pricing: new Pricing({ region: "us-east-1" }), now });
 */
export async function refreshPrices(options: RefreshOptions): Promise<PriceBook> {
  const entries = new Map<string, { readonly price: Price; readonly currency: string }>();
  for (const { service, filters } of OFFERS) {
    options.onProgress?.(service);
    for await (const document of documentsOf(options.pricing, service, { regionCode: options.region, ...filters })) {
      const entry = entryOf(document, options.region);
      if (entry) entries.set(JSON.stringify([entry.price.item, entry.price.os, entry.price.arch, entry.price.tenancy]), entry);
    }
  }
  const [first] = entries.values();
  if (first === undefined) {
    throw new StowageError("prices-none", `The Price List API has no prices for ${options.region}.`, {
      hint: "Check the region, and that the client may call it.",
    });
  }
  const spot = options.spot === undefined ? [] : await spotPrices(options.spot, options);
  const prices = [...entries.values()].filter(({ currency }) => currency === first.currency).map(({ price }) => price);
  return { format: "stowage/prices@1", currency: first.currency, prices: [...prices, ...spot] };
}

async function* documentsOf(pricing: PricingApi, service: string, filters: Readonly<Record<string, string>>): AsyncGenerator<string> {
  const Filters = Object.entries(filters).map(([Field, Value]) => ({ Type: "TERM_MATCH" as const, Field, Value }));
  let token: string | undefined;
  do {
    const answer = await pricing.getProducts({
      ServiceCode: service,
      Filters,
      MaxResults: PAGE,
      ...(token !== undefined && { NextToken: token }),
    });
    for (const document of answer.PriceList ?? []) yield typeof document === "string" ? document : String(document);
    token = answer.NextToken || undefined;
  } while (token !== undefined);
}

function entryOf(document: string, region: string): { readonly price: Price; readonly currency: string } | undefined {
  const product = readPriceDocument(document);
  const found = product && itemOfProduct(product);
  if (product === undefined || found === undefined) return undefined;
  const { divideBy, ...item } = found;
  const price = divideBy === undefined ? product.price : new Money(product.price).div(divideBy).toDecimalPlaces(12).toString();
  const source = `AWS Price List API, ${product.service}`;
  return { price: { ...item, region, price, source, asOf: product.publishedOn }, currency: product.currency };
}

/** The mean over the zones of the newest price of each type; which zone an instance will be in is not known. Our choice. */
async function spotPrices(spot: SpotPriceApi, { region, now }: RefreshOptions): Promise<Price[]> {
  const newest = new Map<string, Map<string, string>>();
  let token: string | undefined;
  do {
    const answer = await spot.describeSpotPriceHistory({
      ProductDescriptions: ["Linux/UNIX"],
      StartTime: now,
      ...(token !== undefined && { NextToken: token }),
    });
    for (const { InstanceType: type, SpotPrice: price, AvailabilityZone: zone } of answer.SpotPriceHistory ?? []) {
      if (type === undefined || price === undefined || zone === undefined) continue;
      const zones = newest.get(type) ?? new Map<string, string>();
      if (!zones.has(zone)) newest.set(type, zones.set(zone, price));
    }
    token = answer.NextToken || undefined;
  } while (token !== undefined);
  const asOf = now.toISOString().slice(0, 10);
  return [...newest].map(([type, zones]) => {
    const sum = [...zones.values()].reduce((total, price) => total.plus(price), new Money(0));
    const price = sum.div(zones.size).toDecimalPlaces(12).toString();
    const item = `ec2.${type}`;
    return { item, region, spot: true, unit: unitOf(item)!, price, source: "EC2 Spot price history, mean over the zones", asOf };
  });
}
