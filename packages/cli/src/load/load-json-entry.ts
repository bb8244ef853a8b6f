import { basename, dirname, extname } from "node:path";
import { escapePointer, isObject, readAssembly, StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { check, documentKind } from "@stowage/rules";
import { locateDiagnostics, readJsonValue } from "./json-file.js";
import type { Entry, LoadOptions } from "./load-entry.js";
import { plainAssembly } from "./plain-assembly.js";
import { settingsOf } from "./settings.js";

/**
 * Reads an `assembly.json` or a plain ECS file, of JSON or YAML, as an entry.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is neither.
 */
export async function loadJsonEntry(name: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const file = await readJsonValue(name, cwd);
  const whole = documentKind(file.value) === "assembly";
  const plain = whole ? file.value : plainAssembly(file.value, basename(file.path, extname(file.path)));
  const inFile = (found: readonly Diagnostic[]): Promise<readonly Diagnostic[]> =>
    locateDiagnostics(file, whole ? found : inDocument(found, plain, file.value));
  const read = readAssembly(plain);
  if (!read.assembly) return refuse(name, await inFile(read.diagnostics));
  const region = options.region ?? read.assembly.region ?? options.configuration?.region;
  const assembly = { ...read.assembly, ...(region !== undefined && { region }) };
  const found = check(assembly, settingsOf(options.configuration));
  return { name, assembly, diagnostics: await inFile(found), complete: true, root: dirname(file.path) };
}

/** Findings in the Assembly of a plain file by their paths in the file itself. */
function inDocument(found: readonly Diagnostic[], assembly: unknown, value: unknown): readonly Diagnostic[] {
  const { taskDefinitions, services } = assembly as { readonly taskDefinitions?: object; readonly services?: object };
  const [section, entries] = taskDefinitions ? ["taskDefinitions", taskDefinitions] : ["services", services ?? {}];
  const [entry = ""] = Object.keys(entries);
  const before = `/${section}/${escapePointer(entry)}`;
  const own = isObject(value) && isObject(value["taskDefinition"]) ? "/taskDefinition" : "";
  return found.map((diagnostic) =>
    diagnostic.path === before || diagnostic.path.startsWith(`${before}/`)
      ? { ...diagnostic, path: own + diagnostic.path.slice(before.length) }
      : diagnostic,
  );
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
