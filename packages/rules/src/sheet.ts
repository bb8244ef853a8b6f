import type { Diagnostic, Issue } from "@stowage/model";
import { shapeDiagnostic } from "@stowage/model";
import { docsLink } from "./docs-link.js";
import { findPlaceholder, mayHoldPlaceholder } from "./placeholder.js";
import { pointer } from "./pointer.js";
import type { Segment } from "./pointer.js";

/** What was found in a document so far, and which places no rule judges any more because something was said of them already. */
export interface Sheet {
  readonly diagnostics: Diagnostic[];
  readonly blocked: Set<string>;
  /** Places where a placeholder stands for something other than a text: rules cannot see what it will be. */
  readonly opaque: Set<string>;
  /** Whether a rule has looked at such a place since this was last set to false. */
  touched: boolean;
}

export function newSheet(): Sheet {
  return new EmptySheet();
}

/** Most sheets stay empty: their sets are made when they are asked for. */
class EmptySheet implements Sheet {
  readonly diagnostics: Diagnostic[] = [];
  touched = false;
  private blockedPlaces: Set<string> | undefined = undefined;
  private opaquePlaces: Set<string> | undefined = undefined;

  get blocked(): Set<string> {
    return (this.blockedPlaces ??= new Set());
  }

  get opaque(): Set<string> {
    return (this.opaquePlaces ??= new Set());
  }
}

/** Whether this place, or one above it, was judged already. */
export function isBlocked({ blocked }: Sheet, path: string): boolean {
  if (blocked.size === 0) return false;
  if (blocked.has(path)) return true;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) if (blocked.has(path.slice(0, end))) return true;
  return blocked.has("");
}

/** Notes each unfilled template placeholder below `base` as a warning. Call it before `noteShape`. */
export function notePlaceholders(sheet: Sheet, value: unknown, base: readonly Segment[] = []): void {
  walk(sheet, value, [...base]);
}

/** `place` is pushed and popped rather than copied: most values are never reported. */
function walk(sheet: Sheet, value: unknown, place: Segment[]): void {
  if (typeof value === "string" && mayHoldPlaceholder(value)) notePlaceholder(sheet, value, pointer(place));
  if (typeof value !== "object" || value === null) return;
  for (const [key, own] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    place.push(key);
    walk(sheet, own, place);
    place.pop();
  }
}

function notePlaceholder(sheet: Sheet, text: string, path: string): void {
  const found = findPlaceholder(path, text);
  if (found === undefined) return;
  sheet.blocked.add(path);
  sheet.diagnostics.push({
    rule: "template-placeholder",
    severity: "warning",
    path,
    message: `This still holds the template placeholder "${shorten(found)}"; what will stand here is not judged.`,
    hint: "Fill the template in, then check the result.",
  });
}

/** Where an operation is documented, and what it raises for a request that it cannot take. */
export interface ShapeOf {
  readonly docs: string;
  readonly exception: string;
}

/** Notes findings about shape, each of the operation whose request stands at its path; what stands at a placeholder is not judged. */
export function noteShape(sheet: Sheet, issues: readonly Issue[], operationAt: (path: string) => ShapeOf): void {
  for (const issue of issues) {
    const { docs, exception } = operationAt(issue.path);
    if (isBlocked(sheet, issue.path)) {
      if (issue.code === "wrong-type") sheet.opaque.add(issue.path);
      continue;
    }
    const diagnostic = shapeDiagnostic(issue, docsLink(docs));
    // A client refuses unknown members before it sends anything; AWS itself ignores them.
    if (issue.code === "unknown-field")
      sheet.diagnostics.push(plainReference.test(issue.path) ? { ...diagnostic, hint: asSecret } : diagnostic);
    else if (issue.code === "unknown-value" && takenAnyway.test(issue.path)) sheet.diagnostics.push({ ...diagnostic, severity: "warning" });
    else sheet.diagnostics.push({ ...diagnostic, aws: { exception: issue.code === "wrong-type" ? "SerializationException" : exception } });
  }
  for (const { code, path } of issues) if (code !== "unknown-field") sheet.blocked.add(path);
}

/** A reference to a secret or a parameter that stands among the plain values. */
const plainReference = /\/environment\/\d+\/valueFrom$/;
const asSecret = "Move the variable to `secrets`, which takes `name` and `valueFrom`; `environment` holds plain values alone.";

/** Enumerated members whose other values AWS takes, for the default. Source: PortMapping$protocol. */
const takenAnyway = /\/portMappings\/\d+\/protocol$/;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
