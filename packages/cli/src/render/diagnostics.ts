import { relative } from "node:path";
import type { Diagnostic, Location } from "@stowage/model";
import type { Io } from "../io.js";
import { frame } from "./frame.js";
import { paint } from "./paint.js";
import { printable } from "./printable.js";

const indent = " ".repeat(10);

/** The findings of one file, for a person: what, where, and what to do. */
export function renderDiagnostics(file: string, diagnostics: readonly Diagnostic[], io: Io): string {
  if (diagnostics.length === 0) return "";
  return `${paint(io, "bold", file)}\n${diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, io)).join("")}\n`;
}

function renderDiagnostic({ severity, rule, path, message, hint, docs, location }: Diagnostic, io: Io): string {
  const label = paint(io, severity === "error" ? "red" : "yellow", severity.padEnd(7));
  const lines = [
    ...(location ? [paint(io, "cyan", placeText(location, io))] : []),
    ...(location ? frame(io.readText(location.file) ?? "", location).map((line) => paint(io, "dim", line)) : []),
    paint(io, location ? "dim" : "cyan", printable(path || "/")),
    printable(hint),
    ...(docs ? [paint(io, "dim", docs)] : []),
  ];
  return `  ${label} ${printable(message)} ${paint(io, "dim", `[${rule}]`)}\n${lines.map((line) => `${indent}${line}\n`).join("")}`;
}

/** `folder/file.ts:3:7`, from where the user stands. */
export function placeText({ file, line, column }: Location, io: Io): string {
  return `${relative(io.cwd, file) || file}:${line}:${column}`;
}

/** `3 errors, 1 warning` */
export function countsText(errors: number, warnings: number): string {
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${plural(errors, "error")}, ${plural(warnings, "warning")}`;
}
