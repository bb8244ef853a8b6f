import { escapePointer, isObject, nearest } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";

type Fields = Record<string, unknown>;

/** Collects what is wrong with a JSON value, in the order in which it is read. */
export class Checker {
  readonly diagnostics: Diagnostic[] = [];

  failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  error(rule: string, path: string, message: string, hint: string): void {
    this.diagnostics.push({ rule, severity: "error", path, message, hint });
  }

  warn(rule: string, path: string, message: string, hint: string): void {
    this.diagnostics.push({ rule, severity: "warning", path, message, hint });
  }

  /** The value as an object that has no other fields than these. */
  object(value: unknown, at: string, known: readonly string[]): Fields | undefined {
    if (!isObject(value)) {
      this.#wrongType(at, "an object", value);
      return undefined;
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      const near = nearest(name, known);
      const hint = near ? `Did you mean "${near}"?` : `Remove it. The fields are: ${known.join(", ")}.`;
      this.error("unknown-field", `${at}/${escapePointer(name)}`, `"${name}" is not a field that is known here.`, hint);
    }
    return value;
  }

  list(from: Fields, name: string, at: string, each: (value: unknown, at: string) => void, optional = false): void {
    const value = from[name];
    if (this.#absent(from, name, at, optional)) return;
    if (!Array.isArray(value)) return this.#wrongType(`${at}/${name}`, "a list", value);
    value.forEach((entry, i) => each(entry, `${at}/${name}/${i}`));
  }

  record(from: Fields, name: string, at: string, each: (value: unknown, at: string, key: string) => void): void {
    const value = from[name];
    if (value === undefined) return;
    if (!isObject(value)) return this.#wrongType(`${at}/${name}`, "an object", value);
    for (const [key, entry] of Object.entries(value)) each(entry, `${at}/${name}/${escapePointer(key)}`, key);
  }

  string(from: Fields, name: string, at: string, { optional = false }: { readonly optional?: boolean } = {}): string | undefined {
    const value = from[name];
    if (this.#absent(from, name, at, optional)) return undefined;
    if (typeof value === "string" && value !== "") return value;
    this.#wrongType(`${at}/${name}`, value === "" ? "a string that is not empty" : "a string", value);
    return undefined;
  }

  boolean(from: Fields, name: string, at: string): void {
    const value = from[name];
    if (value !== undefined && typeof value !== "boolean") this.#wrongType(`${at}/${name}`, "true or false", value);
  }

  oneOf(from: Fields, name: string, at: string, allowed: readonly string[], optional = false): string | undefined {
    const value = this.string(from, name, at, { optional });
    if (value === undefined || allowed.includes(value)) return value;
    const near = nearest(value, allowed);
    const hint = near ? `Did you mean "${near}"?` : `Write one of: ${allowed.join(", ")}.`;
    this.error("unknown-value", `${at}/${name}`, `"${value}" is not one of the values that are known here.`, hint);
    return undefined;
  }

  /** A whole number within bounds, or undefined. `max` is what we take as meant (our choice where ECS has no limit). */
  integer(
    from: Fields,
    name: string,
    at: string,
    {
      min = 0,
      max = Number.MAX_SAFE_INTEGER,
      optional = false,
    }: { readonly min?: number; readonly max?: number; readonly optional?: boolean } = {},
  ): number | undefined {
    if (this.#absent(from, name, at, optional)) return undefined;
    return this.number(from[name], `${at}/${name}`, min, max);
  }

  number(value: unknown, at: string, min: number, max: number): number | undefined {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      this.#wrongType(at, "a whole number", value);
      return undefined;
    }
    if (value >= min && value <= max) return value;
    this.error("out-of-range", at, `${value} is out of range.`, `Write a whole number from ${min} to ${max}.`);
    return undefined;
  }

  #absent(from: Fields, name: string, at: string, optional: boolean): boolean {
    if (from[name] !== undefined) return false;
    if (!optional) this.error("missing-field", `${at}/${name}`, `"${name}" is missing.`, `Add "${name}".`);
    return true;
  }

  #wrongType(at: string, expected: string, value: unknown): void {
    this.error("wrong-type", at, `This must be ${expected}, but it is ${describe(value)}.`, `Write ${expected}.`);
  }
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
