import { monotonic } from "../clock.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { readJsonValue } from "../load/json-file.js";
import { printJson } from "../render/json.js";
import { renderPlacement } from "../render/placement.js";

interface PlaceOptions {
  readonly format: "pretty" | "json";
}

export const placeCommand: Command = command<PlaceOptions>({
  name: "place",
  operands: "<SCENARIO.json>",
  summary: "where does it go? places a scenario's tasks on its instances, and says why what does not fit does not",
  options: [shared["format"]!],
  async run({ operands, options, io }) {
    const file = await readJsonValue(operands[0]!, io.cwd);
    const { placeScenario } = await import("@stowage/placement");
    const report = placeScenario(file.value, monotonic);
    if (options.format === "json") printJson(io, report);
    else io.out(renderPlacement(report, io));
    return report.unplaced.length > 0 ? 1 : 0;
  },
});
