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

/**
 * A seeded stream (xoshiro128**, seeded through an FNV-1a hash: our choice, it need only be well spread and fast). Most streams are never drawn
 * from, so the seed may be a function: it is asked and mixed when the first number is drawn.
 */
export function seededRandom(seed: string | (() => string)): Random {
  return new SeededRandom(seed);
}

class SeededRandom implements Random {
  #seed: string | (() => string);
  #next: (() => number) | undefined;

  constructor(seed: string | (() => string)) {
    this.#seed = seed;
  }

  below(below: number): number {
    return Math.floor((this.#draw() / 0x1_0000_0000) * below);
  }

  hex(length: number): string {
    const text = length <= scratch.length ? scratch : Buffer.alloc(length);
    this.#write(text, 0, length);
    return text.toString("latin1", 0, length);
  }

  digits(length: number): string {
    return this.#from(1, "123456789") + this.#from(length - 1, "0123456789");
  }

  uuid(): string {
    this.#write(scratch, 0, 8);
    this.#write(scratch, 9, 4);
    this.#write(scratch, 15, 3);
    scratch[19] = "89ab".charCodeAt(this.below(4));
    this.#write(scratch, 20, 3);
    this.#write(scratch, 24, 12);
    scratch[8] = scratch[13] = scratch[18] = scratch[23] = DASH;
    scratch[14] = FOUR;
    return scratch.toString("latin1", 0, 36);
  }

  split(purpose: string): Random {
    return new SeededRandom(() => `${this.#text()}/${purpose}`);
  }

  #draw(): number {
    return (this.#next ??= xoshiro128(this.#text()))();
  }

  /** Hexadecimal digits, eight of each number that is drawn: ids are drawn by the thousand. */
  #write(to: Buffer, at: number, length: number): void {
    for (let i = 0; i < length;) {
      const number = this.#draw();
      for (let shift = 28; shift >= 0 && i < length; shift -= 4, i++) to[at + i] = HEX.charCodeAt((number >>> shift) & 15);
    }
  }

  #text(): string {
    return typeof this.#seed === "string" ? this.#seed : (this.#seed = this.#seed());
  }

  #from(count: number, characters: string): string {
    let text = "";
    for (let i = 0; i < count; i++) text += characters[this.below(characters.length)]!;
    return text;
  }
}

/** Ids are put together here, so that each is one string and not a chain of pieces. */
const scratch = Buffer.alloc(64);
const HEX = "0123456789abcdef";
const DASH = "-".charCodeAt(0);
const FOUR = "4".charCodeAt(0);

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
  // In an array of integers, because a variable that is closed over would be a new object with each change.
  const state = Int32Array.of(mix(), mix(), mix(), mix() | 1);
  return () => {
    const b = state[1]!;
    const d = state[3]! ^ b;
    state[2]! ^= state[0]!;
    state[1] = b ^ state[2]!;
    state[0]! ^= d;
    state[2]! ^= b << 9;
    state[3] = rotate(d, 11);
    return Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
