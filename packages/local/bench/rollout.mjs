// A rolling deployment on the virtual clock, in memory, with the simulated driver: node bench/rollout.mjs [TASKS…] [--runs N]
import { parseArgs } from "node:util";
import { rig, fargate } from "../dist/testing/rig.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: "string", default: "3" } } });
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000];

for (const tasks of [sizes[0], ...sizes]) {
  const times = [];
  for (let run = 0; run < Number(values.runs); run++) times.push(rollout(tasks));
  times.sort((a, b) => a.took - b.took);
  const median = times[Math.floor(times.length / 2)];
  const all = times.map(({ took, cpu }) => `${took.toFixed(0)} (cpu ${cpu.toFixed(0)})`).join(", ");
  console.log(`${tasks} tasks: ${median.took.toFixed(0)} ms, ${((median.took * 1000) / tasks).toFixed(0)} µs a task; runs: ${all}`);
}

function rollout(tasks) {
  const { createService, register, updateService, settle, engine } = rig({ strict: false, probe: {} });
  const arn = createService("web", register(fargate("web")), { desiredCount: tasks });
  settle(arn, 3_600_000);
  const next = register(fargate("web")).arn;
  const from = performance.now();
  const cpu = process.cpuUsage();
  updateService(arn, { settings: { taskDefinitionArn: next } });
  settle(arn, 3_600_000);
  const took = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  engine.kill();
  return { took, cpu: (user + system) / 1000 };
}
