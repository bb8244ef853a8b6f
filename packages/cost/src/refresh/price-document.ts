import { StowageError } from "@stowage/model";

/** A product of the AWS Price List API with its price on demand, as far as it is read. */
export interface Product {
  /** `AmazonECS`, `AmazonEC2`, … */
  readonly service: string;
  readonly family: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly currency: string;
  /** The price of the dearest tier that is not free: that of the first amounts. */
  readonly price: string;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string;
}

interface PriceDocument {
  readonly product?: { readonly productFamily?: string; readonly attributes?: Record<string, string> };
  readonly serviceCode?: string;
  readonly publicationDate?: string;
  readonly terms?: { readonly OnDemand?: Record<string, { readonly priceDimensions?: Record<string, PriceDimension> }> };
}

interface PriceDimension {
  readonly unit?: string;
  readonly beginRange?: string;
  readonly pricePerUnit?: Record<string, string>;
}

/**
 * Reads one document of a GetProducts answer, which comes as JSON text. Undefined: it has no price on demand, or a price of zero.
 * Source: AWS Price List API, GetProducts `PriceList`.
 *
 * @throws StowageError `price-document`.
 */
export function readPriceDocument(text: string): Product | undefined {
  const document = parse(text);
  const { attributes, productFamily: family = "" } = document.product ?? {};
  const dimensions = Object.values(document.terms?.OnDemand ?? {}).flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions));
  const tiers = dimensions
    .map(({ unit = "", beginRange = "0", pricePerUnit = {} }) => ({ unit, from: Number(beginRange), prices: Object.entries(pricePerUnit) }))
    .filter(({ prices }) => prices.some(([, amount]) => Number(amount) > 0))
    .sort((a, b) => a.from - b.from);
  const [first] = tiers;
  if (attributes === undefined || first === undefined) return undefined;
  const [currency, price] = first.prices.find(([, amount]) => Number(amount) > 0)!;
  const publishedOn = document.publicationDate?.slice(0, 10) ?? "";
  return { service: document.serviceCode ?? "", family, attributes, unit: first.unit, currency, price: plain(price), publishedOn };
}

function parse(text: string): PriceDocument {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null) return document;
  } catch {
    // Said below.
  }
  throw new StowageError("price-document", `The Price List API answered what is no price document: ${text.slice(0, 60)}`, {
    hint: "Try again; the answer may have been cut short.",
  });
}

/** `0.0404800000` → `0.04048` */
function plain(price: string): string {
  return price.includes(".") ? price.replace(/\.?0+$/, "") : price;
}
