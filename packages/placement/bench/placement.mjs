// Placements per second, in-process, warmed, index building included, beside two scans that give the same plan.
// usage: node bench/placement.mjs [TASKS INSTANCES [TURNS]]     default: 10000 on 1000, then 100000 on 10000
import { Cluster } from "../dist/index.js";
import { hash } from "../dist/hash.js";

/** Placements before any counts: by then the compiler, whose time counts too, has settled. After 120,000 it had not. */
const WARM_UP = 600_000;
/** The engine's rounds to one of each scan. They take turns, because the machine has slower and faster minutes. */
const ENGINE_ROUNDS = 15;
const TURNS = 25;
const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const SHAPES = [
  [256, 512],
  [256, 1024],
  [512, 1024],
  [512, 2048],
  [1024, 2048],
  [1024, 4096],
  [128, 256],
  [2048, 4096],
];
const TYPES = [
  [4096, 15_738],
  [8192, 31_872],
  [16_384, 63_488],
  [2048, 7680],
];

const binpack = { type: "binpack", field: "memory" };
const zones = { type: "spread", field: "attribute:ecs.availability-zone" };
const CASES = [
  { name: "binpack", strategy: [binpack] },
  { name: "zone spread + binpack", strategy: [zones, binpack] },
  { name: "memberOf + binpack", strategy: [binpack], memberOf: true },
  { name: "ports, GPUs, memberOf mixed in, zone spread + binpack", strategy: [zones, binpack], memberOf: true, mixed: true },
  { name: "the default of a service", strategy: undefined },
];

/** The load of anchors/placement.mjs: instances of four types in three zones, tasks of twenty groups in turn. */
function load(tasks, instances, { strategy, memberOf, mixed }) {
  let seed = 42;
  const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
  const fleet = Array.from({ length: instances }, (_, i) => {
    const [cpu, memory] = TYPES[Math.floor(random() * TYPES.length)];
    const attributes = { stack: i % 2 === 0 ? "blue" : "green" };
    return { id: `i-${i}`, az: ZONES[i % 3], cpu, memory, attributes, gpus: mixed && i % 10 === 0 ? 4 : 0 };
  });
  const groups = Array.from({ length: 20 }, (_, g) => {
    const [cpu, memory] = SHAPES[Math.floor(random() * SHAPES.length)];
    return {
      name: `g${g}`,
      cpu,
      memory,
      ...(strategy && { placementStrategy: strategy }),
      ...(memberOf &&
        g % 2 === 0 && {
          placementConstraints: [{ type: "memberOf", expression: `attribute:stack == ${g % 4 === 0 ? "blue" : "green"}` }],
        }),
      ...(mixed && g % 7 === 3 && { hostPorts: [8000 + g] }),
      ...(mixed && g % 10 === 5 && { gpu: 1 }),
    };
  });
  return { fleet, groups, order: Uint8Array.from({ length: tasks }, (_, i) => i % groups.length), plan: Array.from({ length: tasks }) };
}

/** Makes a cluster and places all tasks. The plan is written to an array that is there already: a new one of this size takes as long as a good part of the placing. */
function engine({ fleet, groups, order, plan }) {
  const cluster = new Cluster({ instances: fleet, groups });
  for (let k = 0; k < order.length; k++) plan[k] = cluster.placeOne(groups[order[k]]);
  return plan;
}

/** What both scans need; the orders among equals are the engine's. */
function prepare({ fleet, groups }) {
  const rank = new Int32Array(fleet.length);
  fleet
    .map(({ id }, i) => [hash(0, id), i])
    .sort((a, b) => a[0] - b[0])
    .forEach(([, i], r) => (rank[i] = r));
  const portBits = new Map();
  const bitOf = (port) => portBits.get(port) ?? portBits.set(port, 1 << portBits.size).get(port);
  const needs = groups.map(({ cpu, memory, gpu = 0, hostPorts = [], placementConstraints: [member] = [] }) => ({
    cpu,
    memory,
    gpu,
    ports: hostPorts.reduce((bits, port) => bits | bitOf(port), 0),
    stack: member ? (member.expression.endsWith("blue") ? 1 : 2) : 3,
  }));
  return { rank, needs };
}

/** Filter, sort, take the first, on objects, for every task. */
function scanSort(input, spread) {
  const { rank, needs } = prepare(input);
  const state = input.fleet.map((x, i) => ({
    i,
    cpu: x.cpu,
    memory: x.memory,
    gpu: x.gpus,
    ports: 0,
    stack: i % 2 === 0 ? 1 : 2,
    zone: i % 3,
    rank: rank[i],
  }));
  const counts = input.groups.map(() => [0, 0, 0]);
  return Array.from(input.order, (g) => {
    const n = needs[g];
    const tasks = counts[g];
    const [best] = state
      .filter((x) => x.cpu >= n.cpu && x.memory >= n.memory && x.gpu >= n.gpu && (x.ports & n.ports) === 0 && (x.stack & n.stack) !== 0)
      .sort((a, b) => (spread ? tasks[a.zone] - tasks[b.zone] : 0) || a.memory - b.memory || a.rank - b.rank);
    if (!best) return -1;
    best.cpu -= n.cpu;
    best.memory -= n.memory;
    best.gpu -= n.gpu;
    best.ports |= n.ports;
    tasks[best.zone]++;
    return best.i;
  });
}

/** A scan for the minimum over typed arrays. */
function scanMin(input, spread) {
  const { rank, needs } = prepare(input);
  const { fleet, groups, order } = input;
  const cpu = Int32Array.from(fleet, (x) => x.cpu);
  const memory = Int32Array.from(fleet, (x) => x.memory);
  const gpu = Int32Array.from(fleet, (x) => x.gpus);
  const stack = Int32Array.from(fleet, (_, i) => (i % 2 === 0 ? 1 : 2));
  const ports = new Int32Array(fleet.length);
  const counts = groups.map(() => new Int32Array(3));
  const plan = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) {
    const n = needs[order[k]];
    const tasks = counts[order[k]];
    let best = -1;
    let zone = 1e9;
    let left = 1e9;
    for (let i = 0; i < cpu.length; i++) {
      if (cpu[i] < n.cpu || memory[i] < n.memory || gpu[i] < n.gpu || (ports[i] & n.ports) !== 0 || (stack[i] & n.stack) === 0) continue;
      const z = spread ? tasks[i % 3] : 0;
      if (z < zone || (z === zone && (memory[i] < left || (memory[i] === left && rank[i] < rank[best])))) {
        best = i;
        zone = z;
        left = memory[i];
      }
    }
    plan[k] = best;
    if (best < 0) continue;
    cpu[best] -= n.cpu;
    memory[best] -= n.memory;
    gpu[best] -= n.gpu;
    ports[best] |= n.ports;
    tasks[best % 3]++;
  }
  return plan;
}

/** Processor time of the whole process, the garbage collector's included: on a quiet machine a little more than the clock shows, on a busy one what the clock would show without the others. */
function time(run) {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, result };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const rate = (tasks, ms) => `${Math.round(tasks / ms).toLocaleString("en")} k/s`;

function bench(tasks, instances, turns) {
  console.log(
    `\n${tasks.toLocaleString("en")} tasks of 20 groups in turn on ${instances.toLocaleString("en")} instances; node ${process.version}, median (least–most)`,
  );
  for (const item of CASES) {
    const input = load(tasks, instances, item);
    const spread = item.strategy?.includes(zones) ?? false;
    const scans = item.strategy ? { "scan and sort": tasks * instances <= 2e7 ? scanSort : undefined, "typed scan": scanMin } : {};
    const times = { engine: [] };
    const slots = new Map(input.fleet.map(({ id }, i) => [id, i]));
    let plan;
    for (let placed = 0; placed < WARM_UP; placed += tasks) plan = engine(input);
    const long = tasks * instances > 1e8;
    if (!long) for (const scan of Object.values(scans)) scan?.(input, spread);
    for (let turn = 0; turn < turns; turn++) {
      for (let round = 0; round < ENGINE_ROUNDS; round++) times.engine.push(time(() => engine(input)).ms);
      for (const [name, scan] of Object.entries(scans)) {
        if (!scan || (long && turn > 0)) continue;
        const { ms, result } = time(() => scan(input, spread));
        (times[name] ??= []).push(ms);
        result.forEach((i, k) => {
          const ours = slots.get(plan[k]) ?? -1;
          if (i !== ours) throw new Error(`${item.name}: ${name} differs at task ${k}: ${i}, ${ours}`);
        });
      }
    }
    const ours = median(times.engine);
    const placed = plan.filter((id) => id !== undefined).length;
    const parts = Object.entries(times).map(([name, list]) => {
      const ms = median(list);
      const range = list.length > 1 ? ` (${rate(tasks, Math.max(...list))}–${rate(tasks, Math.min(...list))})` : "";
      return `${name} ${ms.toFixed(2)} ms = ${rate(tasks, ms)}${range}${name === "engine" ? "" : `, ×${(ms / ours).toFixed(1)}`}`;
    });
    console.log(`  ${item.name}, ${placed} placed\n    ${parts.join("\n    ")}`);
  }
}

/** The best milliseconds a task of each load, which take turns as long as each other, so that all see the same machine. */
function inTurn(...inputs) {
  const bests = inputs.map(() => Infinity);
  for (let round = 0; round < TURNS; round++) {
    inputs.forEach((input, i) => {
      const tasks = input.order.length;
      for (let done = 0; done < 100_000; done += tasks) bests[i] = Math.min(bests[i], time(() => engine(input)).ms / tasks);
    });
  }
  return bests;
}

function compare() {
  console.log("\nTime a placement on 10,000 instances to that on 1,000, best to best");
  for (const item of CASES) {
    const [small, large] = inTurn(load(10_000, 1000, item), load(100_000, 10_000, item));
    console.log(`  ${item.name}: ${(large / small).toFixed(2)}`);
  }
  console.log("\nTime a placement with memberOf to that of binpack alone, best to best");
  for (const instances of [1000, 10_000]) {
    const [alone, member] = inTurn(load(10 * instances, instances, CASES[0]), load(10 * instances, instances, CASES[2]));
    console.log(`  on ${instances.toLocaleString("en")} instances: ${(member / alone).toFixed(2)}`);
  }
}

const [tasks, instances, turns = 7] = process.argv.slice(2).map(Number);
if (tasks && instances) bench(tasks, instances, turns);
else {
  bench(10_000, 1000, turns);
  bench(100_000, 10_000, 5);
  compare();
}
