import { randomBytes } from "node:crypto";

/** A stream of random numbers that a seed decides: the same seed, the same stream. Streams split; none is shared. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** `length` decimal digits, the first not 0. */
  digits(length: number): string;
  /** A uuid with dashes (version 4 in form). */
  uuid(): string;
  /** A stream of its own for a purpose, independent of what is drawn from this one. */
  split(purpose: string): Random;
}

/** A seeded stream (xoshiro128**, seeded through an FNV-1a hash: our choice, it need only be well spread and fast). */
export function seededRandom(seed: string): Random {
  // Most decisions draw nothing, so the seed is mixed only when the first number is drawn.
  let generator: (() => number) | undefined;
  const next = (): number => (generator ??= xoshiro128(seed))();
  const draw = (count: number, from: string): string => {
    let text = "";
    for (let i = 0; i < count; i++) text += from[below(from.length)]!;
    return text;
  };
  function below(limit: number): number {
    return Math.floor((next() / 0x1_0000_0000) * limit);
  }
  // Eight digits of each number that is drawn: ids are drawn by the thousand.
  const hex = (length: number): string => {
    let text = "";
    while (text.length < length) text += next().toString(16).padStart(8, "0");
    return text.slice(0, length);
  };
  return {
    below,
    hex,
    digits: (length) => draw(1, "123456789") + draw(length - 1, "0123456789"),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${draw(1, "89ab")}${hex(3)}-${hex(12)}`,
    split: (purpose) => seededRandom(`${seed}/${purpose}`),
  };
}

/** A seed that nobody can guess, for an engine that was given none. */
export function newSeed(): string {
  return randomBytes(16).toString("hex");
}

function xoshiro128(seed: string): () => number {
  let hash = 0x811c9dc5;
  const mix = (): number => {
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    return (hash ^= hash >>> 15) >>> 0;
  };
  let [a, b, c, d] = [mix(), mix(), mix(), mix() | 1];
  return () => {
    const result = Math.imul(rotate(Math.imul(b!, 5), 7), 9) >>> 0;
    const t = b! << 9;
    c! ^= a!;
    d! ^= b!;
    b! ^= c!;
    a! ^= d!;
    c! ^= t;
    d = rotate(d!, 11);
    return result;
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
