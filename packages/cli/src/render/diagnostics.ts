import type { Diagnostic } from "@stowage/model";
import { relative } from "node:path";
import type { Io } from "../io.js";
import { paint } from "./paint.js";

/** The findings of one file, for a person: where, what, what to do. */
export function renderDiagnostics(file: string, diagnostics: readonly Diagnostic[], io: Io): string {
  if (diagnostics.length === 0) return "";
  return `${paint(io, "bold", file)}\n${diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, io)).join("")}\n`;
}

function renderDiagnostic({ severity, rule, path, message, hint, docs, location }: Diagnostic, io: Io): string {
  const label = paint(io, severity === "error" ? "red" : "yellow", severity.padEnd(7));
  const place = location ? `${relative(io.cwd, location.file) || location.file}:${location.line}:${location.column}` : "";
  return [
    `  ${label} ${message} ${paint(io, "dim", `[${rule}]`)}`,
    `          ${paint(io, "cyan", [place, path || "/"].filter(Boolean).join("  "))}`,
    `          ${hint}`,
    ...(docs ? [`          ${paint(io, "dim", docs)}`] : []),
    "",
  ].join("\n");
}

/** `3 errors, 1 warning` */
export function countsText(errors: number, warnings: number): string {
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${plural(errors, "error")}, ${plural(warnings, "warning")}`;
}
