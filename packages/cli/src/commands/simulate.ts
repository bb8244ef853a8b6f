import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { today } from "../clock.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { readScenarioFile } from "../load/read-scenario.js";
import { renderEstimate } from "../render/estimate.js";
import { simulationJson } from "../render/simulation-json.js";
import { simulationWindow } from "../render/simulation-window.js";
import { renderSimulation } from "../render/simulation.js";

interface SimulateOptions {
  readonly format: "pretty" | "json" | "csv";
  readonly load?: string;
  readonly days?: string;
  readonly seed?: string;
  readonly region?: string;
  readonly html?: string;
  readonly svg?: string;
  readonly window?: string;
  readonly cost?: boolean;
}

export const simulateCommand: Command = command<SimulateOptions>({
  name: "simulate",
  operands: "[SCENARIO.json|ENTRY]",
  summary: "what does Tuesday's traffic do? the control plane on a virtual clock under a load curve",
  options: [
    { ...shared["format"]!, choices: ["pretty", "json", "csv"] },
    { flags: "--load <LOAD>", about: "daily, spike, or a CSV or JSON file as CloudWatch exports it; for every service" },
    { flags: "--days <DAYS>", about: "how long; 1 by default" },
    { flags: "--seed <SEED>", about: "what chance depends on; the same seed prints the same bytes" },
    shared["region"]!,
    { flags: "--window <FROM-TO>", about: "the hours after the beginning that the charts show: 11.5-14" },
    { flags: "--html <FILE>", about: "also write a page with charts" },
    { flags: "--svg <FILE>", about: "also write the charts as one picture" },
    { flags: "--cost", about: "add what the simulated usage costs at list prices; exit 1 if a price is unknown" },
  ],
  async run({ operands, options, io }) {
    const scenario = await readScenarioFile(operands[0], options, io.cwd);
    const { simulate, simulatedAssembly, simulationCsv } = await import("@stowage/local/simulate");
    const window = windowOf(options.window, (scenario.days ?? 1) * 24);
    const result = simulate(scenario);
    const shown = window ? simulationWindow(result, ...window) : result;
    if (options.html !== undefined || options.svg !== undefined) {
      const { simulationHtml, simulationSvg } = await import("../render/simulation-page.js");
      if (options.svg !== undefined) write(options.svg, simulationSvg(shown), io.cwd);
      if (options.html !== undefined) write(options.html, simulationHtml(shown), io.cwd);
    }
    const { estimate, usageOfRuns } = options.cost ? await import("@stowage/cost") : {};
    const assembly = simulatedAssembly(scenario);
    const cost =
      estimate &&
      (await estimate(assembly, {
        hours: result.hours,
        usage: usageOfRuns!(assembly, result.tasks, result.instances, result.hours),
        today: today(),
        ...(options.region !== undefined && { region: options.region }),
      }));
    if (options.format === "csv") for (const line of simulationCsv(result)) io.out(line);
    else if (options.format === "json") for (const line of simulationJson(result, cost)) io.out(line);
    else io.out(renderSimulation(shown, io) + (cost ? renderEstimate(cost, io) : ""));
    return cost && cost.unpriced.length > 0 ? 1 : 0;
  },
});

/** @throws {StowageError} `usage-window` */
function windowOf(text: string | undefined, hours: number): [from: number, to: number] | undefined {
  if (text === undefined) return undefined;
  const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (from === undefined || Number(from) >= Number(to) || Number(from) >= hours) {
    throw new StowageError("usage-window", `--window ${text} is not two hours of the ${hours} that are simulated.`, {
      hint: "Write the hours after the beginning, the earlier first: --window 11.5-14",
    });
  }
  return [Number(from), Number(to)];
}

function write(name: string, text: string, cwd: string): void {
  try {
    writeFileSync(resolve(cwd, name), text);
  } catch (error) {
    throw new StowageError("usage-out", `${name} cannot be written: ${(error as Error).message}`, {
      hint: "Name a file in a folder that is there.",
      cause: error,
    });
  }
}
