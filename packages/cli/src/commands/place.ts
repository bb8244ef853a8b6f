import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { monotonic } from "../clock.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Target } from "../connect.js";
import { numberOf, readPlacement } from "../load/read-placement.js";
import { printJson } from "../render/json.js";
import { renderPlacement } from "../render/placement.js";
import { renderSurvival } from "../render/survival.js";

interface PlaceOptions extends Target {
  readonly format: "pretty" | "json";
  readonly lose?: string;
  readonly minimum?: string;
  readonly out?: string;
}

export const placeCommand: Command = command<PlaceOptions>({
  name: "place",
  operands: "<SCENARIO.json|live:CLUSTER>",
  summary: "where does it go? places a scenario's tasks on its instances, and says why what does not fit does not",
  options: [
    shared["format"]!,
    { flags: "--lose <ZONES>", about: "also lose any so many zones, and any instance: who keeps its minimum? exit 1 if one does not" },
    { flags: "--minimum <PERCENT>", about: "the share of its tasks that each service must keep; 100 by default" },
    { flags: "--out <FILE.json>", about: "write the scenario too, to change and place again: for live:CLUSTER" },
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
  ],
  async run({ operands, options, io }) {
    const zones = numberOf("--lose", options.lose, { min: 0, max: 100, whole: true });
    const minimum = numberOf("--minimum", options.minimum, { min: 0, max: 100 });
    const value = await readPlacement(operands[0]!, options, io.cwd);
    const { placeScenario, snapshotOf, survives } = await import("@stowage/placement");
    const report = placeScenario(value, monotonic);
    const survival =
      zones === undefined
        ? undefined
        : survives(snapshotOf(value as Parameters<typeof snapshotOf>[0]), report, {
            zones,
            ...(minimum !== undefined && { minimumHealthyPercent: minimum }),
          });
    if (options.out !== undefined) {
      await writeFile(resolve(io.cwd, options.out), `${JSON.stringify(value, undefined, 2)}\n`);
      io.err(`Wrote ${options.out}.\n`);
    }
    if (options.format === "json") printJson(io, { ...report, ...(survival && { survival }) });
    else io.out(`${renderPlacement(report, io)}${survival ? renderSurvival(survival, io) : ""}`);
    return report.unplaced.length > 0 || survival?.survives === false ? 1 : 0;
  },
});
