// Text → all diagnostics of a definition, rules included, against JSON.parse and ajv for the shape alone; then an Assembly of 100 services.
// usage: node packages/rules/bench/check.mjs [ROUNDS]     (after `npm run build`)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { check, checkDocument, compatibilitiesOf } from "@stowage/rules";
import { assemblyOf, taskDefinition } from "./definitions.mjs";

const model = new URL("../../model/", import.meta.url);
const require = createRequire(new URL("package.json", model));
const { Ajv } = require("ajv");
const { version } = require("ajv/package.json");
const rounds = Number(process.argv[2] ?? 9);
const ajv = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(new URL("schemas/task-definition.schema.json", model), "utf8")));

const definition = taskDefinition("svc-1");
const wrong = structuredClone(definition);
wrong.containerDefinitions[1].portMappings[0].contanerPort = 80;
wrong.cpu = 512;

const texts = { valid: JSON.stringify(definition), "two mistakes": JSON.stringify(wrong) };
const subjects = {
  "JSON.parse + ajv, shape alone": (text) => {
    ajv(JSON.parse(text));
    return ajv.errors ?? [];
  },
  "JSON.parse + checkDocument, all rules": (text) => checkDocument(JSON.parse(text)).diagnostics,
  "JSON.parse alone": (text) => {
    JSON.parse(text);
    return [];
  },
};

console.log(`Node ${process.version}, ajv ${version} (allErrors), ${rounds} rounds`);
for (const [kind, text] of Object.entries(texts)) {
  const found = Object.values(subjects).map((run) => errorsOf(run(text)).length);
  if (found[0] !== found[1] || found[1] !== (kind === "valid" ? 0 : 2)) throw new Error(`${kind}: they do not find the same: ${found}`);
  const rates = interleaved(Object.fromEntries(Object.entries(subjects).map(([name, run]) => [name, () => run(text)])), 50);
  const peer = rates["JSON.parse + ajv, shape alone"];
  console.log(`${kind}, ${text.length} bytes`);
  console.table(
    Object.fromEntries(
      Object.entries(rates).map(([name, rate]) => [
        name,
        { "per second": Math.round(rate), µs: (1e6 / rate).toFixed(2), "of ajv": (rate / peer).toFixed(2) },
      ]),
    ),
  );
}

const parts = {
  "check(assembly of 100 services)": () => check(assemblyOf(100)),
  "the same, made only": () => assemblyOf(100),
  compatibilitiesOf: () => compatibilitiesOf(taskDefinition("svc-1")),
  "definition made only": () => taskDefinition("svc-1"),
};
console.table(Object.fromEntries(Object.entries(interleaved(parts, 1)).map(([name, rate]) => [name, { ms: (1000 / rate).toFixed(3) }])));

/** The median rate of each over the rounds. Subjects take turns, so that a busy machine slows all alike; a longer round before them warms up. */
function interleaved(runs, step) {
  const rates = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const rate = perSecond(run, step, round === 0 ? 1500 : 120);
      if (round > 0) rates[name].push(rate);
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, list]) => [name, list.toSorted((a, b) => a - b)[list.length >> 1]]));
}

/** Runs per second of processor time, which other processes do not take away. */
function perSecond(run, step, milliseconds) {
  const start = process.cpuUsage();
  for (let count = step; ; count += step) {
    for (let i = 0; i < step; i++) run();
    const { user, system } = process.cpuUsage(start);
    if (user + system >= milliseconds * 1000) return (count / (user + system)) * 1_000_000;
  }
}

function errorsOf(found) {
  return found.filter(({ severity = "error" }) => severity === "error");
}
