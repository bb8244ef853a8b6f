import { basename, dirname, extname } from "node:path";
import { readAssembly, StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { check, documentKind } from "@stowage/rules";
import { locateDiagnostics, readJsonValue } from "./json-file.js";
import type { Entry, LoadOptions } from "./entry.js";
import { plainAssembly } from "./plain-assembly.js";
import type { PlainAssembly } from "./plain-assembly.js";
import { settingsOf } from "./settings.js";

/**
 * Reads an `assembly.json` or a plain ECS file, of JSON or YAML, as an entry.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is neither.
 */
export async function loadJsonEntry(name: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const file = await readJsonValue(name, cwd);
  const whole = documentKind(file.value) === "assembly";
  const plain = whole ? { assembly: file.value, places: [] } : plainAssembly(file.value, basename(file.path, extname(file.path)));
  const inFile = (found: readonly Diagnostic[]): Promise<readonly Diagnostic[]> => locateDiagnostics(file, inDocument(found, plain.places));
  const read = readAssembly(plain.assembly);
  if (!read.assembly) return refuse(name, await inFile(read.diagnostics));
  const region = options.region ?? read.assembly.region ?? options.configuration?.region;
  const assembly = { ...read.assembly, ...(region !== undefined && { region }) };
  const found = check(assembly, settingsOf(options.configuration));
  return { name, assembly, diagnostics: await inFile(found), complete: true, root: dirname(file.path) };
}

/** Findings in the Assembly of a plain file by their paths in the file itself. */
function inDocument(found: readonly Diagnostic[], places: PlainAssembly["places"]): readonly Diagnostic[] {
  return found.map((diagnostic) => {
    const place = places.find(([before]) => diagnostic.path === before || diagnostic.path.startsWith(`${before}/`));
    return place === undefined ? diagnostic : { ...diagnostic, path: place[1] + diagnostic.path.slice(place[0].length) };
  });
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
