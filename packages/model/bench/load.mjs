// What it costs to import each entry point: processor time of the import alone, each in a process of its own, in turn.
// usage: node packages/model/bench/load.mjs [ROUNDS]     (after `npm run build`)
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const rounds = Number(process.argv[2] ?? 15);
const entries = ["", "/ecs", "/elbv2", "/logs", "/cloudwatch", "/regions", "/zod", "/inputs"].map((path) => `@stowage/model${path}`);
const program = (entry) => `
  const before = process.cpuUsage();
  await import(${JSON.stringify(entry)});
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);`;
const cwd = fileURLToPath(new URL("..", import.meta.url));
const times = Object.fromEntries(["node:path", ...entries].map((entry) => [entry, []]));
for (let round = 0; round < rounds; round++) {
  for (const entry of Object.keys(times)) {
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", program(entry)], { cwd, encoding: "utf8" });
    times[entry].push(Number(output));
  }
}
console.log(`processor time of an import, ${rounds} rounds, Node ${process.version}`);
console.table(
  Object.fromEntries(
    Object.entries(times).map(([entry, list]) => {
      const sorted = list.toSorted((a, b) => a - b);
      return [entry, { "median ms": sorted[sorted.length >> 1].toFixed(1), "least ms": sorted[0].toFixed(1) }];
    }),
  ),
);
