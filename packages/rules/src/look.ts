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

/** A bit of `present`, and the needs that the member fills, whatever its value is or with a value that begins so. */
interface Place {
  readonly word: number;
  readonly bit: number;
  values: Value[] | undefined;
}

interface Value {
  readonly word: number;
  readonly bit: number;
  readonly start: string | undefined;
}

/** Where the bit stands of each member that some rule needs, by name, and of each other need by what it says: `name=start`, `name|other`. */
const places: ReadonlyMap<string, Place> = placesOf(new Set(catalogue.flatMap(({ needs }) => needs)));
const nothing: readonly number[] = Array.from({ length: Math.ceil(places.size / wordBits) }, () => 0);

function placesOf(needs: ReadonlySet<string>): Map<string, Place> {
  const found = new Map<string, Place>();
  const take = (need: string): Place => {
    let place = found.get(need);
    if (!place)
      found.set(need, (place = { word: Math.trunc(found.size / wordBits), bit: 1 << (found.size % wordBits), values: undefined }));
    return place;
  };
  for (const need of needs) {
    const { word, bit } = take(need);
    // Most needs are a name and nothing more.
    if (!/[|=]/.test(need)) continue;
    for (const choice of need.split("|")) {
      const [member = "", start] = choice.split("=");
      if (member !== need) (take(member).values ??= []).push({ word, bit, start });
    }
  }
  return found;
}

export function lookAt(value: unknown): Look {
  const look: Look = { present: nothing.slice(), nulls: false, marks: false, bytes: 0 };
  look.bytes = walk(look, value);
  return look;
}

/** Where the bits stand of the two members, or fewer, that a rule needs: word and bit of each. */
export function needsOf({ needs: [first, second] }: Rule): [word: number, bit: number, word: number, bit: number] {
  const one = placeOf(first);
  const other = placeOf(second);
  return [one.word, one.bit, other.word, other.bit];
}

function placeOf(need: string | undefined): Pick<Place, "bit" | "word"> {
  return need === undefined ? nowhere : places.get(need)!;
}

const nowhere = { word: 0, bit: 0 };

/** Notes what is there, and returns how many bytes it takes at most: an escaped character takes six, and nothing takes more. */
function walk(look: Look, value: unknown): number {
  if (typeof value === "string") {
    if (!look.marks && mayHoldPlaceholder(value)) look.marks = true;
    return 6 * value.length + 3;
  }
  if (typeof value !== "object") return 30;
  if (value === null) {
    look.nulls = true;
    return 5;
  }
  let bytes = 3;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) bytes += walk(look, value[index]);
    return bytes;
  }
  for (const member in value) {
    const own = (value as Record<string, unknown>)[member];
    const place = places.get(member);
    if (place !== undefined) {
      look.present[place.word]! |= place.bit;
      if (place.values !== undefined) noteValues(look, place.values, own);
    }
    bytes += 6 * member.length + 4 + walk(look, own);
  }
  return bytes;
}

function noteValues(look: Look, values: readonly Value[], own: unknown): void {
  if (Array.isArray(own)) for (let index = 0; index < own.length; index++) noteValues(look, values, own[index]);
  for (let index = 0; index < values.length; index++) {
    const { word, bit, start } = values[index]!;
    if (start === undefined || (typeof own === "string" && own.startsWith(start))) look.present[word]! |= bit;
  }
}
