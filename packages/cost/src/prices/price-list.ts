import { StowageError } from "@stowage/model";
import { Money } from "../money.js";
import { sources } from "./data/sources.js";
import { unitOf } from "./items.js";
import type { RegionData } from "./region-data.js";

/** One price of a list, with its source. */
export interface UnitPrice {
  /** `fargate.vcpu`, `ec2.m7g.large`, … */
  readonly item: string;
  /** The price as a decimal number per unit. */
  readonly amount: Money;
  /** The same as text. */
  readonly text: string;
  /** `vCPU-hour`, `GB-month`, … */
  readonly unit: string;
  readonly source: string;
  /** The date of the source: `YYYY-MM-DD`, coarser, or `undated`. */
  readonly date: string;
}

/** The prices of one region. What is not in it is unknown, never zero. */
export interface PriceList {
  readonly region: string;
  /** The currency of every price in it: `USD`, or `CNY` in China. */
  readonly currency: string;
  /** A price, or undefined if it is not known. `variant` is `linux/arm64` and the like, for the items of Fargate. */
  find(item: string, variant?: string): UnitPrice | undefined;
  /** Every price of the list; those of EC2 instances included. */
  all(): Iterable<readonly [key: string, price: UnitPrice]>;
}

/** A region's generated data as a price list. Parts are decoded when they are first asked for. */
export function priceListOf(data: RegionData): PriceList {
  const listed = once(() => decode(data.listed, (line) => [line]));
  const ec2 = once(() => decode(data.ec2 ?? "", (line) => instanceLines("ec2.", line)));
  const ec2Spot = once(() => decode(data.ec2Spot ?? "", (line) => instanceLines("ec2-spot.", line)));
  return {
    region: data.region,
    currency: data.currency,
    find(item, variant) {
      const table = item.startsWith("ec2.") ? ec2() : item.startsWith("ec2-spot.") ? ec2Spot() : listed();
      return table.get(priceKey(item, variant));
    },
    *all() {
      yield* listed();
      yield* ec2();
      yield* ec2Spot();
    },
  };
}

/** `fargate.vcpu:linux/arm64`, or the item alone. */
export function priceKey(item: string, variant?: string): string {
  return variant === undefined ? item : `${item}:${variant}`;
}

function decode(text: string, entriesOf: (line: string) => readonly string[]): Map<string, UnitPrice> {
  const table = new Map<string, UnitPrice>();
  let source = { source: "", date: "" };
  for (const line of text.split("\n")) {
    if (line.startsWith(">")) source = sourceOf(line.slice(1));
    else if (line !== "") for (const entry of entriesOf(line)) add(table, entry, source);
  }
  return table;
}

function add(table: Map<string, UnitPrice>, entry: string, source: { source: string; date: string }): void {
  const equals = entry.lastIndexOf("=");
  const key = entry.slice(0, equals);
  const text = entry.slice(equals + 1);
  const item = key.split(":")[0]!;
  const unit = unitOf(item);
  if (unit === undefined) throw new StowageError("price-item-unknown", `The price data has "${item}", which has no unit.`);
  table.set(key, { item, amount: new Money(text), text, unit, ...source });
}

/** `m5 large=0.096 xlarge=0.192` → `ec2.m5.large=0.096`, `ec2.m5.xlarge=0.192`. */
function instanceLines(prefix: string, line: string): readonly string[] {
  const [family, ...sizes] = line.split(" ");
  return sizes.map((size) => `${prefix}${family}.${size}`);
}

/** Sources that agree count with the newest of their dates. */
function sourceOf(keys: string): { source: string; date: string } {
  const read = keys.split("+").map((key) => sources[key]!);
  const dates = read.map(({ date }) => date).filter((date) => date !== "undated");
  return { source: read.map(({ what }) => what).join(" and "), date: dates.sort().at(-1) ?? "undated" };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
