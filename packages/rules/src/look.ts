import { catalogue } from "./catalogue.js";
import { mayHoldPlaceholder } from "./placeholder.js";
import type { Rule } from "./rule.js";

/** What one walk over a request saw: with it most rules need not run, and most requests need no second walk. */
export interface Look {
  /** A bit for each member that is there, wherever it stands, of those that rules need. */
  readonly present: number[];
  /** Whether there is a null. */
  nulls: boolean;
  /** Whether a text may hold a placeholder. */
  marks: boolean;
  /** No more bytes than these does the request take as JSON. */
  bytes: number;
}

/** Small integers have 31 bits; one is for the sign. */
const wordBits = 30;

/** The members that some rule needs, numbered. */
const numbers: ReadonlyMap<string, number> = new Map(
  [...new Set(catalogue.flatMap(({ needs }) => needs))].map((name, index) => [name, index]),
);
const nothing: readonly number[] = Array.from({ length: Math.ceil(numbers.size / wordBits) }, () => 0);

export function lookAt(value: unknown): Look {
  const look: Look = { present: nothing.slice(), nulls: false, marks: false, bytes: 0 };
  walk(look, value);
  return look;
}

/** Where the bits stand of the two members, or fewer, that a rule needs: word and bit of each. */
export function needsOf({ needs: [first, second] }: Rule): [word: number, bit: number, word: number, bit: number] {
  return [...placeOf(first), ...placeOf(second)];
}

function placeOf(name: string | undefined): [word: number, bit: number] {
  if (name === undefined) return [0, 0];
  const number = numbers.get(name)!;
  return [wordOf(number), bitOf(number)];
}

function walk(look: Look, value: unknown): void {
  if (typeof value === "string") {
    // An escaped character takes six bytes, and nothing takes more.
    look.bytes += 6 * value.length + 3;
    if (!look.marks && mayHoldPlaceholder(value)) look.marks = true;
  } else if (typeof value !== "object") look.bytes += 30;
  else if (value === null) {
    look.bytes += 5;
    look.nulls = true;
  } else if (Array.isArray(value)) {
    look.bytes += 3;
    for (let index = 0; index < value.length; index++) walk(look, value[index]);
  } else {
    look.bytes += 3;
    for (const member in value) {
      const number = numbers.get(member);
      if (number !== undefined) look.present[wordOf(number)]! |= bitOf(number);
      look.bytes += 6 * member.length + 4;
      walk(look, (value as Record<string, unknown>)[member]);
    }
  }
}

function wordOf(number: number): number {
  return Math.trunc(number / wordBits);
}

function bitOf(number: number): number {
  return 1 << (number % wordBits);
}
