import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { parseEnv } from "node:util";
import { isObject, StowageError } from "@stowage/model";
import type { Imported } from "@stowage/convert";
import { locateDiagnostics, readJsonFile, readJsonValue, readText } from "./json-file.js";
import type { JsonFile } from "./json-file.js";
import { isYaml } from "./yaml-file.js";

/**
 * Turns a file into source of the builder: a Compose file, with its variables from another file, or an ECS definition or an Assembly in JSON or YAML.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is none of these.
 */
export async function importFile(name: string, cwd: string, variablesFile?: string): Promise<Imported> {
  const { importCompose, importDocument } = await import("@stowage/convert");
  const file = await readJsonFile(name, cwd);
  const { documentKind } = await import("@stowage/rules");
  const unknown = file.syntaxError !== undefined || documentKind(file.value) === "unknown";
  // What is YAML and no definition of ECS was meant to be a Compose file.
  const composed = isYaml(name) ? unknown || isCompose(file.value) : file.syntaxError === undefined && isCompose(file.value);
  if (composed) {
    const text = readFileSync(resolve(cwd, name), "utf8");
    const variables =
      variablesFile === undefined ? {} : (parseEnv(readText(variablesFile, resolve(cwd, variablesFile))) as Record<string, string>);
    return importCompose(text, { file: file.path, project: basename(dirname(file.path)), variables });
  }
  const { value } = await readJsonValue(name, cwd);
  const imported = await saidInFile(file, () => importDocument(value));
  return { ...imported, diagnostics: await locateDiagnostics(file, imported.diagnostics) };
}

/** With the place in the file of what cannot be imported. */
async function saidInFile(file: JsonFile, read: () => Imported): Promise<Imported> {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof StowageError) || cause.diagnostics.length === 0) throw cause;
    const { code, message, hint, diagnostics } = cause;
    const [first] = await locateDiagnostics(file, diagnostics);
    throw new StowageError(code, `${file.name}: ${message}`, {
      ...(hint !== undefined && { hint }),
      location: first?.location,
      diagnostics,
      cause,
    });
  }
}

function isCompose(value: unknown): boolean {
  return isObject(value) && isObject(value["services"]) && value["format"] === undefined;
}
