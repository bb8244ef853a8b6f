import { pointer } from "./pointer.js";
import type { Sheet } from "./sheet.js";

/**
 * The same value, telling the sheet when a rule looks at a place where a placeholder stands for a structure, a list or a switch: there the
 * view has nothing, and a rule would take that for an answer. Without such places it is the value itself.
 */
export function watched<T>(sheet: Sheet, value: T, before: string): T {
  return sheet.opaque.size === 0 ? value : (wrap(sheet, value, before) as T);
}

function wrap(sheet: Sheet, value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const wrapped = new Map<string, unknown>();
  return new Proxy(value, {
    get(target, key) {
      const own: unknown = Reflect.get(target, key);
      if (typeof key !== "string") return own;
      const place = path + pointer([key]);
      if (sheet.opaque.has(place)) sheet.touched = true;
      if (typeof own !== "object" || own === null) return own;
      if (!wrapped.has(key)) wrapped.set(key, wrap(sheet, own, place));
      return wrapped.get(key);
    },
  });
}
