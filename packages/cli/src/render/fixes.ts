import { relative } from "node:path";
import type { Io } from "../io.js";
import type { ReportedFix } from "./check-report.js";
import { placeText } from "./diagnostics.js";
import { paint } from "./paint.js";
import { printable } from "./printable.js";

/** What was put right in a file, and what is to be edited in a module, for a person. */
export function renderFixes(file: string, fixes: readonly ReportedFix[], io: Io): string {
  return fixes.map((fix) => `${renderFix(file, fix, io)}\n`).join("");
}

function renderFix(file: string, { rule, path, change, applied, step, location }: ReportedFix, io: Io): string {
  const label = applied ? paint(io, "green", "fixed") : paint(io, "yellow", "edit ");
  const place = paint(io, "cyan", location ? placeText(location, io) : file);
  return `${label} ${place} ${step === undefined ? "" : `.${step}(…): `}${printable(change)} ${paint(io, "dim", `${printable(path)} [${rule}]`)}`;
}

/** A fix as the JSON answer holds it. */
export function fixAnswer({ location, ...fix }: ReportedFix, io: Io): object {
  return { ...fix, ...(location && { location: { ...location, file: relative(io.cwd, location.file) || location.file } }) };
}
