import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { connect } from "../connect.js";
import type { Target } from "../connect.js";
import { loadEntry } from "../load/load-entry.js";
import { printJson } from "../render/json.js";
import { renderStatus } from "../render/status.js";

interface StatusOptions extends Target {
  readonly format: "pretty" | "json";
}

export const statusCommand: Command = command<StatusOptions>({
  name: "status",
  operands: "[ENTRY]",
  summary: "is it live? services, their tasks, their newest events; exit 1 unless all are steady",
  options: [shared["format"]!, shared["region"]!, shared["endpoint"]!, shared["local"]!, shared["port"]!],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const clients = await connect(entry, options);
    const { closeClients, status } = await import("@stowage/client");
    try {
      const now = await status(entry.assembly, clients);
      if (options.format === "json") printJson(io, now);
      else io.out(renderStatus(now, io));
      return now.services.every(({ stable }) => stable) ? 0 : 1;
    } finally {
      closeClients(clients);
    }
  },
});
