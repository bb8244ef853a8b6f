import { createReadStream, existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { once } from "node:events";
import { resolve } from "node:path";
import type { InstanceFacts, SplitFormat } from "@stowage/cost";
import { isObject, StowageError } from "@stowage/model";
import { command, shared } from "../../command.js";
import type { Command } from "../../command.js";
import type { Io } from "../../io.js";
import { readJsonValue } from "../../load/json-file.js";
import { money } from "../../render/money.js";
import { table } from "../../render/table.js";
import { namingFile } from "./naming-file.js";

interface SplitFlags {
  readonly instances: string;
  readonly region: string;
  readonly as: SplitFormat;
  readonly by?: string;
  readonly out?: string;
}

export const costSplitCommand: Command = command<SplitFlags>({
  name: "cost split",
  operands: "<RECORDS>",
  summary: "split the cost of instances among their tasks as AWS does, from hourly records in CSV; CSV out",
  options: [
    { flags: "--instances <FILE>", about: 'JSON: instance id → { "type" } or { "vcpu", "memoryGb", "cost" } of an hour' },
    { ...shared["region"]!, about: "the region whose list prices count where only a type is given" },
    {
      flags: "--as <COLUMNS>",
      about: "a row a task and hour, or the columns of a bill",
      choices: ["rows", "cur", "focus"],
      default: "rows",
    },
    { flags: "--by <COLUMNS>", about: "add up by these columns of the records, separated by commas" },
    { flags: "--out <FILE>", about: "write the rows there instead of printing them" },
  ],
  async run({ operands, options, io }) {
    const [name = ""] = operands;
    const path = resolve(io.cwd, name);
    if (!existsSync(path))
      throw new StowageError("input-missing", `There is no file ${name}.`, { hint: "Name a CSV file of hourly records." });
    if (options.instances === undefined)
      throw new StowageError("usage-instances", "--instances is missing.", { hint: "Say what the instances cost an hour." });
    const facts = await instanceFacts(options, io);
    const { splitRecords } = await import("@stowage/cost");
    const { out } = options;
    const file = out === undefined ? undefined : (await namingFile(out, () => open(resolve(io.cwd, out), "w"))).createWriteStream();
    const text = new TextDecoder();
    const write = async (bytes: Uint8Array): Promise<void> => {
      if (!file) io.out(text.decode(bytes, { stream: true }));
      else if (!file.write(Uint8Array.from(bytes))) await once(file, "drain");
    };
    const groupBy = options.by?.split(",");
    const settings = { instance: (id: string) => facts.get(id), format: options.as, groupBy };
    const summary = await namingFile(name, () => splitRecords(createReadStream(path), write, settings));
    if (file) {
      file.end();
      await once(file, "finish");
    }
    io.err(
      `${summary.records} records of ${summary.instanceHours} instance-hours cost ${money(summary.cost)}: ${money(summary.split)} split, ${money(summary.unused)} unused.\n`,
    );
    if (groupBy !== undefined) {
      const rows = summary.groups.map(({ key, split, unused }) => [...key, split, unused]);
      const head = [...groupBy.map((column) => column.toUpperCase()), "SPLIT", "UNUSED"];
      io.err(table([head, ...rows], [...groupBy.map(() => "left" as const), "right", "right"]));
    }
    const unknown = Object.keys(summary.unknown);
    if (unknown.length > 0) io.err(`No cost is known of ${unknown.join(", ")}: their records are not split.\n`);
    return unknown.length > 0 ? 1 : 0;
  },
});

async function instanceFacts({ instances, region }: SplitFlags, io: Io): Promise<Map<string, InstanceFacts>> {
  const { value } = await readJsonValue(instances, io.cwd);
  if (!isObject(value)) throw new StowageError("input-wrong", `${instances} is not an object from instance ids to what they cost.`);
  const { instanceFactsOf, loadPrices } = await import("@stowage/cost");
  const prices = region === undefined ? undefined : await loadPrices(region);
  const facts = new Map<string, InstanceFacts>();
  for (const [id, entry] of Object.entries(value)) {
    if (!isObject(entry)) throw new StowageError("input-wrong", `${instances}: /${id} is not an object.`);
    const { type, vcpu, memoryGb, cost } = entry;
    if (typeof vcpu === "number" && typeof memoryGb === "number" && typeof cost === "string") facts.set(id, { vcpu, memoryGb, cost });
    else if (typeof type === "string" && prices) {
      const known = instanceFactsOf(prices, type);
      if (known) facts.set(id, known);
    } else {
      throw new StowageError("input-wrong", `${instances}: /${id} has neither a type nor vcpu, memoryGb and cost.`, {
        hint: 'Write { "type": "m5.large" } and pass --region, or { "vcpu": 2, "memoryGb": 8, "cost": "0.107" }.',
      });
    }
  }
  return facts;
}
