// Runs the simulation under many seeds, or one seed again: pnpm soak [COUNT] [--from N] [--seed NAME] [--services N] [--tasks N] [--minutes N] [--acts NAMES]
// [--trace TEXT]
// Exit 1 if a seed fails; each that does is printed with the command that replays it.
import { parseArgs } from "node:util";
import { actNames } from "../dist/testing/simulation/acts/act.js";
import { simulate } from "../dist/testing/simulation/simulate.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    from: { type: "string", default: "0" },
    services: { type: "string", default: "2" },
    tasks: { type: "string", default: "5" },
    minutes: { type: "string", default: "60" },
    // What there is besides replica services and instances, with spaces between.
    acts: { type: "string", default: actNames.join(" ") },
    // Prints what happens and contains this text.
    trace: { type: "string" },
  },
});
const acts = values.acts.split(" ").filter((name) => name !== "");
for (const name of acts) if (!actNames.includes(name)) throw new Error(`"${name}" is no act; there are: ${actNames.join(", ")}`);
const from = Number(values.from);
const seeds = values.seed ? [values.seed] : Array.from({ length: Number(positionals[0] ?? 100) }, (_, i) => `seed-${from + i}`);
const shape = {
  services: Number(values.services),
  maxTasks: Number(values.tasks),
  minutes: Number(values.minutes),
  acts,
};
const started = performance.now();
let failed = 0;
const totals = { calls: 0, crashes: 0, changes: 0 };
let run = 0;
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (stopped = true));
for (const seed of seeds) {
  // A signal is heard between two seeds: what has run until then is summed up.
  await new Promise((done) => setImmediate(done));
  if (stopped) break;
  run++;
  const trace = values.trace === undefined ? {} : { trace: (line) => (line.includes(values.trace) ? console.log(line) : undefined) };
  const outcome = simulate(seed, { ...shape, ...trace });
  for (const name of Object.keys(totals)) totals[name] += outcome[name];
  if (outcome.violation === undefined) continue;
  failed++;
  const replay = `pnpm soak --seed ${seed} --services ${shape.services} --tasks ${shape.maxTasks} --minutes ${shape.minutes} --acts "${shape.acts.join(" ")}"`;
  console.log(`${seed} fails: ${outcome.violation}\n  again: ${replay}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${run - failed} of ${run} seeds hold; ${JSON.stringify(totals)} in ${seconds} s`);
process.exitCode = failed > 0 ? 1 : 0;
