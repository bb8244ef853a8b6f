import type { Instance } from "../snapshot.js";
import { attributeOf } from "./attribute-of.js";

/** The values of one attribute over all instances, numbered. An instance without it has a value of its own kind: absent. */
export interface SpreadAttribute {
  readonly name: string;
  /** The number of the value, by slot. */
  readonly values: Int32Array;
  /** How many different values there are. */
  readonly size: number;
}

/** Numbers the values of an attribute. */
export function spreadAttribute(name: string, specs: readonly (Instance | undefined)[]): SpreadAttribute {
  const numbers = new Map<string | undefined, number>();
  const values = new Int32Array(specs.length);
  specs.forEach((spec, slot) => {
    if (!spec) return;
    const value = attributeOf(spec, name);
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    values[slot] = number;
  });
  return { name, values, size: numbers.size };
}

/** Instances grouped by the values of the attributes that a strategy spreads over, one or two of them. */
export interface Domains {
  readonly first: SpreadAttribute;
  readonly second: SpreadAttribute | undefined;
  /** The domain of an instance, by slot. */
  readonly of: Int32Array;
  readonly size: number;
  /** The number of each attribute's value, by domain. */
  readonly firstValues: Int32Array;
  readonly secondValues: Int32Array;
}

/** Groups the instances by one attribute or by the pair of two. */
export function domainsOf(first: SpreadAttribute, second: SpreadAttribute | undefined, specs: readonly (Instance | undefined)[]): Domains {
  if (second === undefined) {
    const values = Int32Array.from({ length: first.size }, (_, value) => value);
    return { first, second, of: first.values, size: first.size, firstValues: values, secondValues: values };
  }
  const width = second.size;
  const numbers = new Map<number, number>();
  const of = new Int32Array(specs.length);
  specs.forEach((spec, slot) => {
    if (!spec) return;
    const key = first.values[slot]! * width + second.values[slot]!;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    of[slot] = number;
  });
  const keys = [...numbers.keys()];
  return {
    first,
    second,
    of,
    size: numbers.size,
    firstValues: Int32Array.from(keys, (key) => Math.floor(key / width)),
    secondValues: Int32Array.from(keys, (key) => key % width),
  };
}
