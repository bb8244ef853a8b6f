import { escapePointer, fargateMemoryFor, fargateSizes, nearest, type Diagnostic } from "@stowage/model";
import { readInput, simulationSchema, type SimulatedLoad, type SimulatedService, type SimulationScenario } from "@stowage/model/inputs";
import { DEFAULT_SIZE } from "./assembly-of.js";

/** Service-minutes that one simulation may have: about a year of twenty services, or a month of five hundred. Our choice. */
const MOST_SERVICE_MINUTES = 25_000_000;
/** The most tasks at the beginning. Our choice: an engine in one process. */
const MOST_TASKS = 50_000;

/**
 * Reads the input of `stowage simulate`: the scenario, or what is wrong with it. Each finding has a JSON pointer, a sentence and a remedy.
 *
 * @example
 * const { scenario, diagnostics } = readSimulation(JSON.parse(text));
 */
export function readSimulation(input: unknown): { readonly scenario?: SimulationScenario; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = readInput(simulationSchema, input);
  if (!value) return { diagnostics };
  const found = [...checkServices(value), ...checkLoads(value), ...checkSize(value)];
  return found.length > 0 ? { diagnostics: found } : { scenario: value, diagnostics: [] };
}

function* checkServices({ assembly, services = {} }: SimulationScenario): Iterable<Diagnostic> {
  if (!assembly) return yield* checkOwn(services);
  const known = Object.keys(assembly.services ?? {});
  if (known.length === 0)
    yield error("/assembly", "The Assembly has no service, and one-off tasks alone have no load.", "Give one with services.");
  for (const [name, said] of Object.entries(services)) {
    const path = `/services/${escapePointer(name)}`;
    if (!known.includes(name)) {
      const near = nearest(name, known);
      const hint = near ? `Did you mean "${near}"?` : `Services are named cluster/service: ${known.join(", ")}.`;
      yield error(path, `The Assembly has no service "${name}".`, hint, "unknown-service");
      continue;
    }
    for (const member of ["cpu", "memory", "spotPercent", "scaling"] as const) {
      if (said[member] !== undefined)
        yield error(
          `${path}/${member}`,
          `${member} is for services without an Assembly; here the definition says it.`,
          "Change the definition.",
        );
    }
    yield* checkAlarms(path, said, assembly.scaling?.[name]?.policies?.map(({ PolicyName }) => PolicyName) ?? []);
  }
}

/** A service without an Assembly, whose name is its task definition's family too. Source: Amazon ECS API, CreateService `serviceName`, RegisterTaskDefinition `family`. */
function* checkOwn(services: Readonly<Record<string, SimulatedService>>): Iterable<Diagnostic> {
  for (const [name, { cpu = DEFAULT_SIZE.cpu, memory = DEFAULT_SIZE.memory }] of Object.entries(services)) {
    const path = `/services/${escapePointer(name)}`;
    const last = name.slice(name.lastIndexOf("/") + 1);
    if (!NAME.test(name)) {
      const hint = NAME.test(last)
        ? `Without an Assembly write the service's name alone, "${last}"; CLUSTER/SERVICE is for the services of an Assembly.`
        : "Write 1 to 255 letters, digits, hyphens and underscores.";
      yield error(path, `"${name}" is no name for a service.`, hint);
    }
    const memories = fargateMemoryFor(cpu);
    if (!memories)
      yield error(`${path}/cpu`, `Fargate has no tasks of ${cpu} CPU units.`, `Write one of ${Object.keys(fargateSizes).join(", ")}.`);
    else if (!memories.includes(memory)) {
      const hint = `Write from ${memories[0]} to ${memories.at(-1)}, one of Fargate's steps; or more CPU.`;
      yield error(`${path}/memory`, `Fargate has no tasks of ${memory} MiB with ${cpu} CPU units.`, hint);
    }
  }
}

const NAME = /^[\w-]{1,255}$/;

function* checkAlarms(path: string, { alarms = [] }: SimulatedService, policies: readonly string[]): Iterable<Diagnostic> {
  for (const [i, { policy }] of alarms.entries()) {
    if (policies.includes(policy)) continue;
    const hint = policies.length > 0 ? `Its policies are: ${policies.join(", ")}.` : "It has no policies.";
    yield error(`${path}/alarms/${i}/policy`, `There is no scaling policy "${policy}".`, hint, "unknown-policy");
  }
}

function* checkLoads({ load, services = {} }: SimulationScenario): Iterable<Diagnostic> {
  yield* checkLoad(load, "/load");
  for (const [name, said] of Object.entries(services)) yield* checkLoad(said.load, `/services/${escapePointer(name)}/load`);
}

function* checkLoad(load: SimulatedLoad | undefined, path: string): Iterable<Diagnostic> {
  if (typeof load !== "object" || !("shape" in load)) return;
  if (load.shape === "daily" && load.low > load.high)
    yield error(`${path}/low`, `The lowest load (${load.low}) is above the highest (${load.high}).`, "Swap them.");
  if (load.shape === "spike" && load.base > load.peak)
    yield error(`${path}/base`, `The base (${load.base}) is above the peak (${load.peak}).`, "Swap them.");
}

function* checkSize({ assembly, services = {}, days = 1 }: SimulationScenario): Iterable<Diagnostic> {
  const counts = assembly
    ? Object.entries(assembly.services ?? {}).map(([name, { desiredCount = 0 }]) => services[name]?.desired ?? desiredCount)
    : Object.values(services).map(({ desired = 1, scaling }) => Math.max(desired, scaling?.min ?? 0));
  const tasks = counts.reduce((sum, count) => sum + count, 0);
  if (tasks > MOST_TASKS)
    yield error("", `${tasks} tasks are more than one engine runs (${MOST_TASKS}).`, "Simulate a part of the services.");
  if (counts.length * days * 1440 > MOST_SERVICE_MINUTES)
    yield error(
      "/days",
      `${counts.length} services for ${days} days are too much for one simulation.`,
      "Simulate fewer days, or a part of the services.",
    );
}

function error(path: string, message: string, hint: string, rule: string = "unknown-value"): Diagnostic {
  return { rule, severity: "error", path, message, hint };
}
