import { readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { isObject, StowageError } from "@stowage/model";
import type { SimulatedLoad, SimulationScenario } from "@stowage/model/inputs";
import { locateDiagnostics, readJsonValue } from "./json-file.js";
import type { JsonFile } from "./json-file.js";
import { loadEntry } from "./load-entry.js";

/** What the command line says over the scenario. */
export interface ScenarioFlags {
  readonly load?: string | undefined;
  readonly days?: string | undefined;
  readonly seed?: string | undefined;
  readonly region?: string | undefined;
}

/**
 * Reads the scenario of `stowage simulate`: a scenario file (whose `assembly` may name an ENTRY and whose loads may name files, both relative to it), or an
 * ENTRY alone, whose services all get one load.
 *
 * @throws {StowageError} `input-…`, `usage-…`
 */
export async function readScenarioFile(operand: string | undefined, flags: ScenarioFlags, cwd: string): Promise<SimulationScenario> {
  const file = operand !== undefined && extname(operand) === ".json" ? await readJsonValue(operand, cwd) : undefined;
  const given = file && isScenario(file.value) ? file.value : undefined;
  const value = given
    ? await withFiles(given, dirname(file!.path))
    : { assembly: (await loadEntry(operand, cwd, { region: flags.region })).assembly };
  const days = flags.days === undefined ? undefined : Number(flags.days);
  if (days !== undefined && !(days > 0 && days <= 366))
    throw new StowageError("usage-days", `--days ${flags.days} is not a number above 0 and at most 366.`);
  const load = flags.load === undefined ? undefined : await loadOf(flags.load, cwd);
  const whole = {
    ...value,
    ...(load !== undefined && { load, ...(isObject(value["services"]) && { services: withoutLoads(value["services"]) }) }),
    ...(days !== undefined && { days }),
    ...(flags.seed !== undefined && { seed: flags.seed }),
  };
  const { readSimulation } = await import("@stowage/local/simulate");
  const { scenario, diagnostics } = readSimulation(whole);
  if (scenario) return scenario;
  throw await refuse(operand ?? ".", given ? file : undefined, diagnostics);
}

/** A file that is neither an Assembly nor plain ECS JSON has members of a scenario. */
function isScenario(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || value["format"] !== undefined || value["family"] !== undefined || value["serviceName"] !== undefined)
    return false;
  return ["assembly", "load", "days", "seed", "start", "zoneLosses"].some((member) => member in value) || isObject(value["services"]);
}

async function withFiles(scenario: Record<string, unknown>, folder: string): Promise<Record<string, unknown>> {
  const { assembly, load, services } = scenario;
  return {
    ...scenario,
    ...(typeof assembly === "string" && { assembly: (await loadEntry(resolve(folder, assembly), folder)).assembly }),
    ...(isFile(load) && { load: await readLoadFile(load.file, folder) }),
    ...(isObject(services) && {
      services: await Promise.all(Object.entries(services).map((entry) => withLoadFile(entry, folder))).then(Object.fromEntries),
    }),
  };
}

async function withLoadFile([name, service]: readonly [string, unknown], folder: string): Promise<readonly [string, unknown]> {
  if (!isObject(service) || !isFile(service["load"])) return [name, service];
  return [name, { ...service, load: await readLoadFile(service["load"].file, folder) }];
}

function isFile(load: unknown): load is { readonly file: string } {
  return isObject(load) && typeof load["file"] === "string" && Object.keys(load).length === 1;
}

/** `--load` is for every service. */
function withoutLoads(services: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => {
      if (!isObject(service)) return [name, service];
      const { load: _load, ...rest } = service;
      return [name, rest];
    }),
  );
}

async function loadOf(text: string, cwd: string): Promise<SimulatedLoad> {
  return text === "daily" || text === "spike" ? text : readLoadFile(text, cwd);
}

async function readLoadFile(name: string, folder: string): Promise<SimulatedLoad> {
  const { readLoad } = await import("@stowage/local/simulate");
  let text: string;
  try {
    text = readFileSync(resolve(folder, name), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new StowageError("input-missing", `There is no file ${name} with a load that can be read.`, {
      hint: "A load is daily, spike, or a CSV or JSON file as CloudWatch exports it.",
      cause: error,
    });
  }
  return readLoad(text, name);
}

async function refuse(
  name: string,
  file: (JsonFile & { readonly value: unknown }) | undefined,
  found: Parameters<typeof locateDiagnostics>[1],
): Promise<StowageError> {
  const diagnostics = file ? await locateDiagnostics(file, found) : found;
  const list = diagnostics
    .map(
      ({ path, message, hint, location }) =>
        `  ${location ? `${location.line}:${location.column} ` : ""}${path || "/"}: ${message} ${hint}`,
    )
    .join("\n");
  return new StowageError("input-wrong", `${name} is not a scenario:\n${list}`, { hint: "Mend what is named.", diagnostics });
}
