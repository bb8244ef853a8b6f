import { StowageError } from "@stowage/model";
import type { Applied, Clients, Plan } from "@stowage/client";
import { budgetFindings, refuseOverBudget } from "../budget-findings.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { confirmTarget, connect } from "../connect.js";
import type { Target } from "../connect.js";
import { giveLocalCommands } from "../give-local-commands.js";
import type { Io } from "../io.js";
import { readJsonValue } from "../load/json-file.js";
import { loadEntry } from "../load/load-entry.js";
import type { Entry } from "../load/entry.js";
import { printJson } from "../render/json.js";
import { renderPlan } from "../render/plan.js";
import { renderStatus } from "../render/status.js";

interface DeployOptions extends Target {
  readonly format: "pretty" | "json";
  readonly plan?: string;
  readonly data?: string;
  readonly yes?: boolean;
}

export const deployCommand: Command = command<DeployOptions>({
  name: "deploy",
  operands: "[ENTRY]",
  summary: "make it so, and wait until it is",
  options: [
    shared["format"]!,
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
    shared["data"]!,
    shared["yes"]!,
    { flags: "--plan <FILE>", about: "apply exactly this saved plan" },
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    refuseOverBudget(await budgetFindings(entry, io.cwd));
    const clients = await connect(entry, options);
    const { apply, closeClients, plan, status, waitUntilStable } = await import("@stowage/client");
    try {
      if (!(await confirmTarget(entry, clients, options, io))) return 1;
      if (options.local) await giveLocalCommands(entry, options, io);
      const planned = options.plan === undefined ? await plan(entry.assembly, clients) : await savedPlan(options.plan, entry, clients, io);
      io.err(renderPlan(planned, io, options));
      const applied: Applied = await apply(planned, clients, {
        onProgress: ({ kind, name }, state) => state === "done" && io.err(`  ${kind} ${name}: done\n`),
      });
      await waitUntilStable(planned.assembly, clients, { intervalMs: options.local ? 250 : 5_000, onProgress: progress(io) });
      const now = await status(planned.assembly, clients);
      if (options.format === "json")
        printJson(io, {
          ...now,
          format: "stowage/deploy@1",
          changed: applied.changed,
          ...(planned.unsent && { unsent: planned.unsent }),
          taskDefinitions: Object.fromEntries(applied.taskDefinitions),
        } as {
          format: string;
        });
      else io.out(renderStatus(now, io));
      return 0;
    } finally {
      closeClients(clients);
    }
  },
});

/** @throws {StowageError} `input-plan` if the file is no plan, or one for something else. */
async function savedPlan(name: string, { assembly }: Entry, { region }: Clients, io: Io): Promise<Plan> {
  const { writeAssembly } = await import("@stowage/model");
  const saved = (await readJsonValue(name, io.cwd)).value as Plan;
  if (saved?.format !== "stowage/plan@1")
    throw new StowageError("input-plan", `${name} is not a plan.`, { hint: "`stowage plan --out FILE` writes one." });
  if (saved.region !== region)
    throw new StowageError("input-plan", `${name} was made for ${saved.region}, not for ${region}.`, {
      hint: "Pass that --region, or make a plan for this one.",
    });
  if (writeAssembly(saved.assembly) !== writeAssembly(assembly)) {
    throw new StowageError("input-plan", `The definition has changed since ${name} was made.`, { hint: "Make the plan again." });
  }
  return saved;
}

/** One line whenever a service's counts have changed. */
function progress(
  io: Io,
): (status: { readonly services: readonly { readonly name: string; readonly running: number; readonly desired: number }[] }) => void {
  let last = "";
  return ({ services }) => {
    const line = services.map(({ name, running, desired }) => `${name} ${running}/${desired}`).join("  ");
    if (line !== last) io.err(`  ${line}\n`);
    last = line;
  };
}
