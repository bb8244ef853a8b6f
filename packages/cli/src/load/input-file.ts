import { StowageError } from "@stowage/model";
import { readInput } from "@stowage/model/inputs";
import { readJsonValue } from "./json-file.js";

/**
 * Reads one of our own inputs from a JSON file by its schema; without a name there is none.
 *
 * @throws {StowageError} `input-missing`, `input-unreadable`, `input-syntax`, and `input-wrong` with every mistake and its place.
 */
export async function readInputFile<T>(
  name: string | undefined,
  what: string,
  schema: Parameters<typeof readInput<T>>[0],
  cwd: string,
): Promise<T | undefined> {
  if (name === undefined) return undefined;
  const { value, diagnostics } = readInput<T>(schema, (await readJsonValue(name, cwd)).value);
  if (value !== undefined) return value;
  const list = diagnostics.map(({ path, message, hint }) => `  ${path || "/"}: ${message} ${hint}`).join("\n");
  throw new StowageError("input-wrong", `${name} is not ${what}:\n${list}`, { hint: "Mend what is named.", diagnostics });
}
