import { existsSync, statSync } from "node:fs";
import { basename, dirname, extname, relative, resolve } from "node:path";
import type { Compiled } from "@stowage/dsl";
import { StowageError } from "@stowage/model";
import { chooseApp, splitEntry } from "./choose-app.js";
import type { Entry, LoadOptions } from "./entry.js";
import { loadConfiguration } from "./load-configuration.js";
import { callingModule, isModule, loadModule } from "./load-module.js";
import { settingsOf } from "./settings.js";

/**
 * Reads an ENTRY: a module, a folder with a configuration (the working folder by default), an `assembly.json`, or a plain ECS file of JSON or YAML.
 * `#NAME` at its end chooses an app of a module that has several.
 *
 * @throws {StowageError} `input-…` for what cannot be read or is none of these.
 */
export async function loadEntry(operand: string | undefined, cwd: string, options: LoadOptions = {}): Promise<Entry> {
  const { configuration, configurationFile } = options;
  const { file, app = options.app } = splitEntry(operand ?? ".", (path) => existsSync(resolve(cwd, path)));
  const path = resolve(cwd, file);
  if (!existsSync(path)) {
    throw new StowageError("input-missing", `There is no file or folder ${operand}.`, {
      hint: "Name a module, a folder with a stowage.config.ts, or a file of JSON or YAML.",
    });
  }
  if (statSync(path).isDirectory()) return loadFolder(path, file, cwd, { ...options, app });
  if (app !== undefined && !isModule(path)) {
    throw new StowageError("input-unknown-app", `${file} is no module, so it has no app "${app}" to choose.`, {
      hint: `Write ${file} alone.`,
    });
  }
  const entry = isModule(path)
    ? await loadFromModule(path, cwd, { ...options, app })
    : await (await import("./load-json-entry.js")).loadJsonEntry(file, cwd, options);
  if (!configuration) return entry;
  const { applySettings } = await import("@stowage/rules");
  const { diagnostics, used } = applySettings(entry.diagnostics, settingsOf(configuration));
  return { ...entry, diagnostics, configuration, suppressed: used, configurationFile };
}

async function loadFolder(folder: string, name: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const configured = await loadConfiguration(folder, cwd);
  if (!configured) {
    throw new StowageError("input-no-configuration", `${name === "." ? "This folder" : name} has no stowage.config.ts.`, {
      hint: "Name the module that holds the definitions, or write a stowage.config.ts with `entry`.",
    });
  }
  const { configuration, file } = configured;
  return loadEntry(relative(cwd, resolve(folder, configuration.entry)), cwd, { ...options, configuration, configurationFile: file });
}

async function loadFromModule(path: string, cwd: string, options: LoadOptions): Promise<Entry> {
  const name = relative(cwd, path) || path;
  const [exported, { compile, isApp, isTask }] = await Promise.all([loadModule(path, cwd), import("@stowage/dsl")]);
  const chosen = chooseApp(exported, isApp, options.app, name);
  const tasks = Object.values(exported).filter(isTask);
  if (chosen === undefined && tasks.length === 0) {
    throw new StowageError("input-nothing-exported", `${name} exports no app and no task.`, {
      hint: "Export what `app(…)` or `task(…)` of @stowage/dsl gives.",
    });
  }
  const subject = chosen ?? tasks;
  const { account, region } = options.configuration ?? {};
  const { packs, policies } = settingsOf(options.configuration);
  const app = chosen === undefined ? basename(path, extname(path)) : undefined;
  const compiledFor = (place: string | undefined): Compiled =>
    callingModule(name, () => compile(subject, { name: app, account, packs, policies, region: place }));
  const compiled = compiledFor(options.region);
  // The configuration's region is for definitions that name none.
  const placeless = compiled.assembly.region === undefined && region !== undefined;
  const { assembly, diagnostics, complete } = placeless ? compiledFor(region) : compiled;
  const shown = options.app === undefined ? name : `${name}#${options.app}`;
  return { name: shown, assembly, diagnostics, complete, root: dirname(path) };
}
