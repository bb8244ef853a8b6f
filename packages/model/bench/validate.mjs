// Text → findings about the shape of a task definition: ours against JSON.parse and ajv on the JSON Schema of the same vocabulary.
// usage: node packages/model/bench/validate.mjs [ROUNDS]     (after `npm run build`)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { shapeDiagnostic } from "@stowage/model";
import { requestValidators } from "@stowage/model/ecs";

const require = createRequire(import.meta.url);
const { Ajv } = require("ajv");
const rounds = Number(process.argv[2] ?? 9);
const schema = JSON.parse(readFileSync(new URL("../schemas/task-definition.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true }).compile(schema);
const validate = requestValidators.RegisterTaskDefinition;

const definition = {
  family: "catalog",
  cpu: "512",
  memory: "1024",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
  executionRoleArn: "arn:aws:iam::123456789012:role/catalog-execution",
  taskRoleArn: "arn:aws:iam::123456789012:role/catalog-task",
  containerDefinitions: [
    {
      name: "migrate",
      image: "registry.example/catalog:1.4.2",
      essential: false,
      command: ["node", "migrate.js"],
      secrets: [secret("DB_URL")],
      logConfiguration: logs("migrate"),
    },
    {
      name: "app",
      image: "registry.example/catalog:1.4.2",
      essential: true,
      environment: [
        { name: "NODE_ENV", value: "production" },
        { name: "SERVICE", value: "catalog" },
        { name: "LOG_LEVEL", value: "info" },
      ],
      secrets: [secret("DB_URL"), secret("API_KEY")],
      portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp", appProtocol: "http" }],
      dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }],
      healthCheck: {
        command: ["CMD-SHELL", "curl -f http://localhost:8080/health"],
        interval: 30,
        timeout: 5,
        retries: 3,
        startPeriod: 10,
      },
      logConfiguration: logs("app"),
    },
    {
      name: "collector",
      image: "registry.example/collector:0.40.0",
      essential: false,
      memoryReservation: 64,
      ulimits: [{ name: "nofile", softLimit: 65536, hardLimit: 65536 }],
      logConfiguration: logs("collector"),
    },
  ],
};
const wrong = structuredClone(definition);
wrong.containerDefinitions[1].portMappings[0].contanerPort = 80;
wrong.cpu = 512;

const texts = { valid: JSON.stringify(definition), "two mistakes": JSON.stringify(wrong) };
const subjects = {
  "JSON.parse + ajv": (text) => {
    ajv(JSON.parse(text));
    return ajv.errors ?? [];
  },
  "JSON.parse + ours, as diagnostics": (text) => {
    const issues = [];
    validate(JSON.parse(text), issues);
    return issues.map((issue) => shapeDiagnostic(issue));
  },
  "JSON.parse alone": (text) => {
    JSON.parse(text);
    return [];
  },
};

for (const [kind, text] of Object.entries(texts)) {
  const found = Object.values(subjects).map((run) => run(text).length);
  if (found[0] !== found[1] || found[1] !== (kind === "valid" ? 0 : 2)) throw new Error(`${kind}: they do not find the same: ${found}`);
  const rates = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  // Rounds take turns, so that a busy machine slows all alike; the first is a warm-up.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(subjects)) {
      const rate = perSecond(() => run(text));
      if (round > 0) rates[name].push(rate);
    }
  }
  const peer = median(rates["JSON.parse + ajv"]);
  console.log(`${kind}, ${text.length} bytes, ${rounds} rounds, Node ${process.version}`);
  console.table(
    Object.fromEntries(
      Object.entries(rates).map(([name, list]) => [
        name,
        { "per second": Math.round(median(list)), "of ajv": (median(list) / peer).toFixed(2) },
      ]),
    ),
  );
}

/** Runs per second of processor time, which other processes do not take away. */
function perSecond(run, milliseconds = 120) {
  const start = process.cpuUsage();
  for (let count = 50; ; count += 50) {
    for (let i = 0; i < 50; i++) run();
    const { user, system } = process.cpuUsage(start);
    if (user + system >= milliseconds * 1000) return (count / (user + system)) * 1_000_000;
  }
}

function median(list) {
  return list.toSorted((a, b) => a - b)[list.length >> 1];
}

function secret(name) {
  return { name, valueFrom: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:catalog/${name}-AbCdEf` };
}

function logs(prefix) {
  return {
    logDriver: "awslogs",
    options: { "awslogs-group": "/ecs/catalog", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": prefix },
  };
}
