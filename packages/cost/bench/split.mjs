// Splitting hourly records of 1,000 instances and 20,000 tasks, streamed from file to file, against a read by chunks, a split in floating point
// and a write of the same rows. Each run is a process of its own; a month is 720 hours.
// usage: node packages/cost/bench/split.mjs [HOURS] [ROUNDS] [FOLDER]     (after `npm run build`)
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { splitRecords } from "@stowage/cost";
import { Decimal } from "decimal.js";

const INSTANCES = 1000;
const TASKS_EACH = 20;
const PIECE = 1 << 20;
const COST = "0.096";
const [VCPU, MEMORY_GB] = [2, 8];
const HEADER = "hour,instance,task,reservedCpu,reservedMemory,usedCpu,usedMemory";

const [first = "24"] = process.argv.slice(2);
if (first === "--run") console.log(JSON.stringify(await measured(...process.argv.slice(3))));
else await compare(Number(first), Number(process.argv[3] ?? 3), process.argv[4] ?? tmpdir());

async function compare(hours, rounds, folder) {
  const place = mkdtempSync(join(folder, "stowage-split-"));
  const file = join(place, "records.csv");
  try {
    await writeRecords(file, hours);
    const rows = hours * INSTANCES * TASKS_EACH;
    console.log(`${rows} records of ${hours} hours, ${(statSync(file).size / 1e6).toFixed(0)} MB, Node ${process.version}`);
    for (let round = 0; round < rounds; round++) {
      const [float, ours] = [run("float", file), run("ours", file)];
      const rate = (ms) => `${(ms / 1000).toFixed(2)} s, ${(rows / ms / 1000).toFixed(2)} M rows/s`;
      console.log(
        `floating point ${rate(float.ms)}, ${float.rss} MiB; exact ${rate(ours.ms)}, ${ours.rss} MiB; ratio ${(ours.ms / float.ms).toFixed(2)}`,
      );
      const { split, unused, cost } = ours.summary;
      const exact = new Decimal(split).plus(unused).equals(cost) && new Decimal(COST).times(hours * INSTANCES).equals(cost);
      if (!exact) throw new Error(`the sums are not exact: ${JSON.stringify(ours.summary)}`);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function run(way, file) {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--run", way, file], { encoding: "utf8" }));
}

async function measured(way, file) {
  const start = performance.now();
  const out = createWriteStream(`${file}.${way}`, { highWaterMark: PIECE });
  const summary = way === "ours" ? await exactly(file, out) : await inFloats(file, out);
  out.end();
  await once(out, "close");
  return { ms: performance.now() - start, rss: Math.round(process.resourceUsage().maxRSS / 1024), summary };
}

function exactly(file, out) {
  const facts = { vcpu: VCPU, memoryGb: MEMORY_GB, cost: COST };
  const write = (bytes) => new Promise((done, failed) => out.write(bytes, (error) => (error ? failed(error) : done())));
  return splitRecords(createReadStream(file, { highWaterMark: PIECE }), write, { instance: () => facts });
}

/** The same in the plainest way: text by chunks, split at line ends and commas, doubles, ten decimals. */
async function inFloats(file, out) {
  const cpuPrice = (Number(COST) * 9 * VCPU) / (9 * VCPU + MEMORY_GB);
  const memoryPrice = Number(COST) - cpuPrice;
  let [rest, key, group, text, header] = ["", "", [], "", true];
  const flush = () => {
    let [cpu, memory] = [0, 0];
    for (const row of group) {
      cpu += Math.max(row[3], row[5]);
      memory += Math.max(row[4], row[6]);
    }
    for (const row of group) {
      const cost = (cpuPrice * Math.max(row[3], row[5])) / cpu + (memoryPrice * Math.max(row[4], row[6])) / memory;
      text += `${row[0]},${row[1]},${row[2]},${cost.toFixed(10)}\n`;
    }
    group = [];
  };
  for await (const chunk of createReadStream(file, { highWaterMark: PIECE, encoding: "latin1" })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (header) {
        header = false;
        continue;
      }
      const fields = line.split(",");
      if (fields[1] !== key) {
        flush();
        key = fields[1];
      }
      group.push([fields[0], fields[1], fields[2], Number(fields[3]), Number(fields[4]), Number(fields[5]), Number(fields[6])]);
    }
    if (text.length > PIECE) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  flush();
  out.write(text);
  return {};
}

async function writeRecords(file, hours) {
  const out = createWriteStream(file, { highWaterMark: PIECE });
  out.write(`${HEADER}\n`);
  for (let hour = 0; hour < hours; hour++) {
    const time = `${new Date(Date.UTC(2026, 9, 1, hour)).toISOString().slice(0, 19)}Z`;
    let text = "";
    for (let instance = 0; instance < INSTANCES; instance++) {
      for (let at = 0; at < TASKS_EACH; at++) {
        const task = instance * TASKS_EACH + at;
        text += `${time},i-${instance},task-${task},${32 + at * 4},${128 + at * 16},${(instance * at) % 100},${(task + hour) % 300}\n`;
      }
    }
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}
