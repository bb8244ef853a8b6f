// Synthesizing an app of N services with all rules on, against aws-cdk-lib for the same app and the floor of literals that are written as they are: whole
// processes in turn, wall time, processor time and peak memory. aws-cdk-lib is installed into a temporary folder. usage: node packages/dsl/bench/synth.mjs [ROUNDS] [N]      (after `npm run build`)
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [rounds = "5", count = "100"] = process.argv.slice(2);
const versions = { "aws-cdk-lib": "2.276.0", constructs: "10.8.1" };
const bench = fileURLToPath(new URL(".", import.meta.url));
// Certificates that a machine adds are no part of the work, and cost each process that starts some 40 ms.
const { NODE_EXTRA_CA_CERTS: _, ...surroundings } = process.env;
const folder = mkdtempSync(join(tmpdir(), "synth-bench-"));
try {
  prepare();
  // Arguments, environment, and how often in a row: a short process is slow by chance more often than a long one.
  const subjects = {
    "bare node": [["-e", "0"], {}, 5],
    "literals, written": [["plain-app.cjs", count, "plain.out"], {}, 5],
    stowage: [["synth-app.cjs", count, "stowage.out"], {}, 5],
    "stowage, each line read": [["synth-app.cjs", count, "stowage.out", "lines"], {}, 5],
    "cdk, CDK_VALIDATION=false": [["cdk-app.cjs", count, "cdk.out"], { CDK_VALIDATION: "false" }, 3],
    "cdk, default": [["cdk-app.cjs", count, "cdk.out"], {}, 1],
  };
  const runs = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, [args, env, times]] of Object.entries(subjects))
      for (let time = 0; time < times; time++) runs[name].push(run(args, env));
  }
  const best = median(runs.stowage);
  console.log(`${count} services, ${rounds} rounds, Node ${process.version}, aws-cdk-lib ${versions["aws-cdk-lib"]}; medians`);
  console.table(
    Object.fromEntries(
      Object.entries(runs).map(([name, list]) => {
        const { wall, cpu, memory } = median(list);
        const ratio = {
          "wall ×": (wall / best.wall).toFixed(1),
          "cpu ×": (cpu / best.cpu).toFixed(1),
          "memory ×": (memory / best.memory).toFixed(2),
        };
        return [name, { "wall s": wall.toFixed(3), "cpu s": cpu.toFixed(3), "peak MiB": (memory / 1024).toFixed(1), ...ratio }];
      }),
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The package as it is published, the two apps, and the peer. */
function prepare() {
  const home = join(folder, "node_modules", "@stowage", "dsl");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: versions }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], { cwd: folder, stdio: "inherit" });
  mkdirSync(home, { recursive: true });
  cpSync(join(bench, "..", "bundle"), join(home, "bundle"), { recursive: true });
  const { name, type, publishConfig } = JSON.parse(readFileSync(join(bench, "..", "package.json"), "utf8"));
  writeFileSync(join(home, "package.json"), JSON.stringify({ name, type, exports: publishConfig.exports }));
  for (const file of ["synth-app.cjs", "plain-app.cjs", "cdk-app.cjs"]) cpSync(join(bench, file), join(folder, file));
  // What the process used, said as it ends.
  writeFileSync(
    join(folder, "usage.cjs"),
    `process.on("exit", () => require("node:fs").writeFileSync("usage.json", JSON.stringify(process.resourceUsage())));`,
  );
}

/** Once to see how long it takes, and once more, with what takes a while itself, to see what it uses. */
function run(args, env) {
  const from = performance.now();
  spawn(args, env);
  const wall = (performance.now() - from) / 1000;
  spawn(["--require", "./usage.cjs", ...args], env);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(join(folder, "usage.json"), "utf8"));
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS };
}

function spawn(args, env) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: { ...surroundings, ...env }, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

function median(list) {
  const of = (key) => list.map((one) => one[key]).toSorted((a, b) => a - b)[list.length >> 1];
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}
