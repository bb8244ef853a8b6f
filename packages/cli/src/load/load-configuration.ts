import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { StowageError } from "@stowage/model";
import type { Configuration } from "@stowage/model/inputs";

const names = ["stowage.config.ts", "stowage.config.mts", "stowage.config.js", "stowage.config.mjs"];

/** A configuration and the folder that it stands in. */
export interface Configured {
  readonly configuration: Configuration;
  readonly folder: string;
  readonly file: string;
}

/**
 * The configuration of a folder, or undefined if it has none.
 *
 * @throws {StowageError} `input-configuration` if the file exports no configuration, or one that is wrong.
 */
export async function loadConfiguration(folder: string, cwd: string): Promise<Configured | undefined> {
  const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return undefined;
  const { loadModule } = await import("./load-module.js");
  const exported = (await loadModule(file, cwd))["default"];
  const { configurationSchema, readInput } = await import("@stowage/model/inputs");
  const { value, diagnostics } = readInput(configurationSchema, exported);
  if (value) return { configuration: value, folder, file };
  const list = diagnostics.map(({ path, message, hint }) => `  ${path || "the default export"}: ${message} ${hint}`).join("\n");
  throw new StowageError("input-configuration", `${relative(cwd, file) || file} is not a configuration:\n${list}`, {
    hint: exported === undefined ? 'Export one as the default: `export default defineConfig({ entry: "app.ts" })`.' : "Mend what is named.",
  });
}
