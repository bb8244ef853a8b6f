import { basename, dirname, extname } from "node:path";
import { readAssembly, StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { check, documentKind } from "@stowage/rules";
import { locateDiagnostics, readJsonValue } from "./json-file.js";
import type { Entry, LoadOptions } from "./load-entry.js";
import { plainAssembly } from "./plain-assembly.js";
import { settingsOf } from "./settings.js";

/**
 * Reads an `assembly.json` or a plain ECS JSON file as an entry.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is neither.
 */
export async function loadJsonEntry(name: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const file = await readJsonValue(name, cwd);
  const whole = documentKind(file.value) === "assembly";
  const read = readAssembly(whole ? file.value : plainAssembly(file.value, basename(file.path, extname(file.path))));
  if (!read.assembly) return refuse(name, whole ? await locateDiagnostics(file, read.diagnostics) : read.diagnostics);
  const region = options.region ?? read.assembly.region ?? options.configuration?.region;
  const assembly = { ...read.assembly, ...(region !== undefined && { region }) };
  const found = check(assembly, settingsOf(options.configuration));
  const diagnostics = whole ? await locateDiagnostics(file, found) : found;
  return { name, assembly, diagnostics, complete: true, root: dirname(file.path) };
}

function refuse(name: string, diagnostics: readonly Diagnostic[]): never {
  const list = diagnostics
    .map(({ path, message, hint, location }) => `  ${location ? `${location.line}:${location.column} ` : ""}${path}: ${message} ${hint}`)
    .join("\n");
  throw new StowageError("input-wrong", `${name} cannot be read:\n${list}`, {
    hint: "Mend what is named, or write the file again with `stowage synth`.",
    diagnostics,
  });
}
