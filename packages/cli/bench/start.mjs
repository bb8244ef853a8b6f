// How long the command line takes to start and to check a file, against a bare `node -e 0`: whole processes in turn.
// Usage: node packages/cli/bench/start.mjs [ROUNDS]
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// Certificates that a machine adds are no part of the work, and cost each process that starts some 40 ms.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const rounds = Number(process.argv[2] ?? 15);
const stowage = fileURLToPath(new URL("../bin/stowage.cjs", import.meta.url));
const file = fileURLToPath(new URL("../test/fixtures/valid.json", import.meta.url));
const cases = { "node -e 0": ["-e", "0"], "stowage --version": [stowage, "--version"], "stowage check FILE": [stowage, "check", file] };
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));

for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(cases)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { env });
    times[name].push(performance.now() - start);
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const bare = median(times["node -e 0"]);
for (const [name, list] of Object.entries(times))
  console.log(`${name.padEnd(20)} ${median(list).toFixed(0).padStart(5)} ms  ${(median(list) / bare).toFixed(2)}`);
