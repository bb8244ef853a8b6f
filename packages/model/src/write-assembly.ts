import type { Assembly } from "./assembly.js";
import { sectionShapes } from "./assembly-sections.js";
import type { SectionShape } from "./assembly-sections.js";
import { orderRequest } from "./order.js";
import { isObject } from "./validation.js";

/**
 * The Assembly as text: two spaces, keys in a fixed order, names sorted, empty sections left out, a line feed at the end.
 * Equal Assemblies give equal bytes.
 *
 * @example
 * writeFileSync("assembly.json", writeAssembly(assembly));
 */
export function writeAssembly(assembly: Assembly): string {
  return `${JSON.stringify(orderAssembly(assembly), undefined, 2)}\n`;
}

/**
 * The Assembly with its keys in the order in which `writeAssembly` writes them, and without empty sections and undefined members. What is in
 * order already is not copied: the result may share it with `assembly`.
 *
 * @example
 * Object.keys(orderAssembly({ app: "shop", format: "stowage/assembly@1", services: {} })); // ["format", "app"]
 */
export function orderAssembly(assembly: Assembly): Assembly {
  const source = assembly as unknown as Record<string, unknown>;
  const out: Record<string, unknown> = { format: assembly.format, app: assembly.app };
  if (assembly.region !== undefined) out["region"] = assembly.region;
  for (const [section, shape] of Object.entries(sectionShapes)) {
    const entries = source[section];
    if (isObject(entries) && Object.keys(entries).length > 0) out[section] = sorted(entries, (entry) => orderEntry(shape, entry));
  }
  for (const section of ["checks", "grants", "local"]) {
    const value = source[section];
    if (isObject(value) && Object.keys(value).length > 0) out[section] = sortKeys(value);
  }
  return out as unknown as Assembly;
}

function orderEntry(shape: SectionShape, entry: unknown): unknown {
  const whole = shape.requests.find((slot) => slot.at === "");
  if (whole) return orderRequest(whole.schema, whole.structure, entry);
  if (!isObject(entry)) return sortKeys(entry);
  const out: Record<string, unknown> = {};
  for (const { at, schema, structure } of shape.requests) {
    const value = entry[at];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    out[at] = Array.isArray(value) ? value.map((item) => orderRequest(schema, structure, item)) : orderRequest(schema, structure, value);
  }
  for (const [name, value] of Object.entries(entry)) if (!(name in out) && !shape.requests.some(({ at }) => at === name)) out[name] = value;
  return out;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  return isObject(value) ? sorted(value, sortKeys) : value;
}

function sorted(value: Record<string, unknown>, map: (entry: unknown) => unknown): Record<string, unknown> {
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return Object.fromEntries(names.map((name) => [name, map(value[name])]));
}
