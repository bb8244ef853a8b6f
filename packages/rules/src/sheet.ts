import type { Diagnostic, Issue } from "@stowage/model";
import { isObject, shapeDiagnostic } from "@stowage/model";
import { docsLink } from "./docs-link.js";
import { findPlaceholder } from "./placeholder.js";
import { pointer } from "./pointer.js";
import type { Segment } from "./pointer.js";

/** What was found in a document so far, and which places no rule judges any more because something was said of them already. */
export interface Sheet {
  readonly diagnostics: Diagnostic[];
  readonly blocked: Set<string>;
}

export function newSheet(): Sheet {
  return { diagnostics: [], blocked: new Set() };
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
  if (typeof value === "string") {
    const path = pointer(base);
    const found = findPlaceholder(path, value);
    if (found !== undefined) {
      sheet.blocked.add(path);
      sheet.diagnostics.push({
        rule: "template-placeholder",
        severity: "warning",
        path,
        message: `This still holds the template placeholder "${shorten(found)}"; what will stand here is not judged.`,
        hint: "Fill the template in, then check the result.",
      });
    }
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) notePlaceholders(sheet, value[i], [...base, i]);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) notePlaceholders(sheet, value[key], [...base, key]);
  }
}

/** Notes findings about shape; what stands at a placeholder is not judged. `exception` is what the operation raises for a request it cannot take. */
export function noteShape(sheet: Sheet, issues: readonly Issue[], docs: string, exception: string): void {
  for (const issue of issues) {
    if (isBlocked(sheet, issue.path)) continue;
    const diagnostic = shapeDiagnostic(issue, docsLink(docs));
    // A client refuses unknown members before it sends anything; AWS itself ignores them.
    if (issue.code === "unknown-field") sheet.diagnostics.push(diagnostic);
    else sheet.diagnostics.push({ ...diagnostic, aws: { exception: issue.code === "wrong-type" ? "SerializationException" : exception } });
  }
  for (const { code, path } of issues) if (code !== "unknown-field") sheet.blocked.add(path);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
