import { readFileSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { isObject } from "@stowage/model";
import type { Imported } from "@stowage/convert";
import { locateDiagnostics, readJsonFile, readJsonValue } from "./json-file.js";

/** Compose files are YAML, or JSON with a map of services. */
const yaml: readonly string[] = [".yaml", ".yml"];

/**
 * Turns a file into source of the builder: an ECS JSON file, an Assembly, or a Compose file.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is none of these.
 */
export async function importFile(name: string, cwd: string): Promise<Imported> {
  const { importCompose, importDocument } = await import("@stowage/convert");
  const file = await readJsonFile(name, cwd);
  const composed = yaml.includes(extname(file.path)) || (file.syntaxError === undefined && isCompose(file.value));
  if (composed) {
    const text = readFileSync(resolve(cwd, name), "utf8");
    return importCompose(text, { file: file.path, project: basename(dirname(file.path)) });
  }
  const { value } = await readJsonValue(name, cwd);
  const imported = importDocument(value);
  return { ...imported, diagnostics: await locateDiagnostics(file, imported.diagnostics) };
}

function isCompose(value: unknown): boolean {
  return isObject(value) && isObject(value["services"]) && value["format"] === undefined;
}
