// A simulated day of 200 services and 5,000 tasks at a grain of a minute, in a process of its own so that its memory is its own.
// usage: node packages/local/bench/simulate.mjs [ROUNDS]     (after `npm run build`)
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SERVICES = 200;
const me = fileURLToPath(import.meta.url);

if (process.argv[2] === "--once") {
  const { simulate } = await import("@stowage/local/simulate");
  const services = Object.fromEntries(
    Array.from({ length: SERVICES }, (_, i) => [
      `service-${i}`,
      {
        desired: 25,
        scaling: { min: 15, max: 35, cpu: 60 },
        // Peaks from 10:00 to 17:00, so that not all services scale at once; 15 to 35 tasks at 60 %, 5,000 in all on average.
        load: { shape: "daily", low: 900, high: 2100, peakHour: 10 + (i % 8) },
      },
    ]),
  );
  const cpu = process.cpuUsage();
  const from = performance.now();
  const { services: results, tasks, events } = simulate({ services, seed: 1 });
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  const minutes = results[0].series.running.length;
  const average = results.reduce((sum, { series }) => sum + series.running.reduce((a, b) => a + b, 0), 0) / minutes;
  console.log(
    JSON.stringify({
      ms: Math.round(ms),
      cpuMs: Math.round((user + system) / 1000),
      mb: Math.round(process.resourceUsage().maxRSS / 1024),
      average: Math.round(average),
      taskRuns: tasks.length,
      scalings: events.length,
      minutes,
    }),
  );
} else {
  const rounds = Number(process.argv[2] ?? 5);
  const seen = Array.from({ length: rounds }, () => JSON.parse(execFileSync(process.execPath, [me, "--once"], { encoding: "utf8" })));
  for (const round of seen) console.log(round);
  const median = (of) => seen.map(of).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  console.log(
    `median: ${median(({ ms }) => ms)} ms on the clock (budget 4000), ${median(({ cpuMs }) => cpuMs)} ms of processor time, ` +
      `${median(({ mb }) => mb)} MiB at most (budget 250)`,
  );
}
