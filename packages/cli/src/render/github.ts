import { relative } from "node:path";
import type { Diagnostic } from "@stowage/model";
import type { Io } from "../io.js";
import type { CheckReport } from "./check-report.js";

/**
 * Workflow commands that GitHub Actions turns into annotations on the lines of a pull request.
 * Source: GitHub Docs, "Workflow commands for GitHub Actions", sections on setting a warning or error message.
 */
export function renderGithub({ files }: CheckReport, io: Io): string {
  return files.flatMap(({ file, diagnostics }) => diagnostics.map((diagnostic) => `${annotation(file, diagnostic, io)}\n`)).join("");
}

function annotation(file: string, { severity, rule, message, hint, path, location }: Diagnostic, io: Io): string {
  const place = location
    ? [`file=${property(relative(io.cwd, location.file) || location.file)}`, `line=${location.line}`, `col=${location.column}`]
    : [`file=${property(file)}`];
  const text = `${message} ${hint}${location ? "" : ` (at ${path || "/"})`}`;
  return `::${severity} ${[...place, `title=${property(rule)}`].join(",")}::${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
