import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { budgetFindings, refuseOverBudget } from "../budget-findings.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { connect } from "../connect.js";
import type { Target } from "../connect.js";
import { loadEntry } from "../load/load-entry.js";
import { printJson } from "../render/json.js";
import { renderPlan } from "../render/plan.js";

interface PlanOptions extends Target {
  readonly format: "pretty" | "json";
  readonly out?: string;
}

export const planCommand: Command = command<PlanOptions>({
  name: "plan",
  operands: "[ENTRY]",
  summary: "what would a deployment change?",
  options: [
    shared["format"]!,
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
    { flags: "--out <FILE>", about: "save the plan, for deploy --plan" },
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    refuseOverBudget(await budgetFindings(entry, io.cwd));
    const clients = await connect(entry, options);
    const { closeClients, plan } = await import("@stowage/client");
    try {
      const planned = await plan(entry.assembly, clients);
      if (options.out !== undefined) await writeFile(resolve(io.cwd, options.out), `${JSON.stringify(planned, undefined, 2)}\n`);
      if (options.format === "json") printJson(io, planned);
      else io.out(renderPlan(planned, io, options));
      return 0;
    } finally {
      closeClients(clients);
    }
  },
});
