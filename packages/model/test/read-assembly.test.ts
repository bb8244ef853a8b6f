import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../src/diagnostic.js";
import { readAssembly } from "../src/read-assembly.js";
import { escapePointer } from "../src/validation.js";
import { writeAssembly } from "../src/write-assembly.js";
import { assemblies, assembly } from "./assemblies.js";

/** Starting points: one Assembly with everything, and generated ones. */
const valid: fc.Arbitrary<Json> = fc.oneof(fc.constant(assembly as unknown as Json), assemblies as fc.Arbitrary<Json>);
type Json = Record<string, unknown>;

/** A member somewhere: what holds it, its name there, and the pointer to it. */
interface Place {
  readonly holder: Json;
  readonly name: string;
  readonly path: string;
}

/** A copy of an Assembly, and a place in it: any member at all, but nothing inside a document, which may be any JSON. */
const placed: fc.Arbitrary<{ readonly value: Json; readonly place: Place }> = fc.tuple(valid, fc.nat()).map(([original, at]) => {
  const value = structuredClone(original);
  const places = placesOf(value, "");
  return { value, place: places[at % places.length]! };
});

describe("reading a damaged Assembly", () => {
  it("never throws, and says where, whatever takes the place of any one member", () => {
    fc.assert(
      fc.property(placed, fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, null, "__proto__", {})), ({ value, place }, other) => {
        place.holder[place.name] = other;
        judge(JSON.parse(JSON.stringify(value)) as Json);
      }),
      { numRuns: 300 },
    );
  });

  it("survives many changes at once", () => {
    fc.assert(
      fc.property(valid, fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { maxLength: 8 }), (original, changes) => {
        const value = structuredClone(original);
        for (const [at, other] of changes) {
          const places = placesOf(value, "");
          const place = places[at % places.length];
          if (place) place.holder[place.name] = other;
        }
        judge(value);
      }),
      { numRuns: 300 },
    );
  });

  it("names each unknown member by its place, wherever it is put", () => {
    fc.assert(
      fc.property(placed, fc.constantFrom("nameless", "__proto__", "constructor", "a/b~c"), ({ value, place: around }, name) => {
        const held = around.holder[around.name];
        const target = isRecord(held) && !isDocument(around.path) ? held : value;
        const at = target === value ? "" : around.path;
        // No member of an Assembly is a list of lists, so this is wrong even where names are free.
        Object.defineProperty(target, name, { value: [[]], enumerable: true, configurable: true, writable: true });
        const { diagnostics, assembly: read } = readAssembly(value);
        expect(read).toBeUndefined();
        // In a list of grants it is an item that is wrong.
        const place = `${at}/${escapePointer(name)}`;
        expect(diagnostics.some(({ path }) => path === place || path === `${place}/0`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("names each value of the wrong type by its place", () => {
    fc.assert(
      fc.property(placed, ({ value, place }) => {
        fc.pre(!isDocument(place.path));
        place.holder[place.name] =
          isRecord(place.holder[place.name]) || Array.isArray(place.holder[place.name]) ? "text" : { nameless: [[]] };
        expect(readAssembly(value).diagnostics.map(({ path }) => path)).toContain(place.path);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps what it accepts: writing and reading again changes nothing", () => {
    fc.assert(
      fc.property(valid, (value) => {
        const read = readAssembly(value);
        expect(read.diagnostics).toEqual([]);
        const text = writeAssembly(read.assembly!);
        const again = readAssembly(JSON.parse(text));
        expect(again.diagnostics).toEqual([]);
        expect(writeAssembly(again.assembly!)).toBe(text);
      }),
    );
  });

  it("keeps a label that is called __proto__", () => {
    const text = writeAssembly(assembly).replace('"a/b~c": "1"', '"__proto__": "1"');
    expect(text).toContain("__proto__");
    expect(writeAssembly(readAssembly(JSON.parse(text)).assembly!)).toBe(text);
  });
});

/** Either it is an Assembly and can be written, or there are errors, each with a pointer to a place that is there or to a missing member of one. */
function judge(value: Json): void {
  const { assembly: read, diagnostics } = readAssembly(value);
  expect(read === undefined).toBe(diagnostics.length > 0);
  if (read) writeAssembly(read);
  for (const diagnostic of diagnostics) expect(pointsInto(value, diagnostic)).toBe(true);
}

function pointsInto(value: unknown, { path, message, hint, severity }: Diagnostic): boolean {
  if (severity !== "error" || message === "" || hint === "") return false;
  const names = path.split("/").slice(1);
  let here: unknown = value;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const member = name.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof here !== "object" || here === null) return false;
    if (!Object.hasOwn(here, member)) return last;
    here = (here as Json)[member];
  }
  return path === "" || path.startsWith("/");
}

function placesOf(value: unknown, at: string): Place[] {
  if (typeof value !== "object" || value === null || isDocument(at)) return [];
  const holder = value as Json;
  return Object.keys(holder).flatMap((name) => {
    const path = `${at}/${escapePointer(name)}`;
    return [{ holder, name, path }, ...placesOf(holder[name], path)];
  });
}

/** The one member of a request that holds any JSON. */
function isDocument(path: string): boolean {
  return path.endsWith("/hookDetails");
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
