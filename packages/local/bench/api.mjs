// Requests a second of the engine beside stubs that are in the same run, in turn: processes of their own for server and load.
// usage: node bench/api.mjs [ROUNDS] [MILLISECONDS]     (after `npm run build`)
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const [rounds = "5", span = "2000"] = process.argv.slice(2);
const here = (name) => fileURLToPath(new URL(`api/${name}.mjs`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stowage-api-"));
const servers = [];
const definition = {
  family: "svc-1",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "512",
  memory: "1024",
  containerDefinitions: [
    {
      name: "app",
      image: "registry.example/svc-1:1.4.2",
      essential: true,
      portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp", appProtocol: "http" }],
      environment: [
        { name: "LOG_LEVEL", value: "info" },
        { name: "NODE_ENV", value: "production" },
      ],
      healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"], interval: 10, timeout: 5, retries: 3 },
    },
  ],
};

try {
  const engine = await serve("engine", join(folder, "data"));
  const arns = await fill(engine);
  const requests = { DescribeTasks: { cluster: "main", tasks: arns }, ListTasks: { cluster: "main" }, RegisterTaskDefinition: definition };
  const answers = {};
  for (const [operation, input] of Object.entries(requests)) {
    answers[operation] = await call(engine, operation, input);
    writeFileSync(join(folder, `${operation}.json`), JSON.stringify(input));
  }
  writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
  const parse = await serve("parse", join(folder, "answers.json"));
  const durable = await serve("durable", join(folder, "answers.json"), join(folder, "log"));
  console.log(`Node ${process.version}, ${rounds} rounds of ${span} ms; medians`);
  await compare("raw", "DescribeTasks", 16, { engine, stub: parse }, "4");
  await compare("raw", "ListTasks", 16, { engine, stub: parse }, "0.6");
  await compare("raw", "RegisterTaskDefinition", 64, { engine, stub: durable }, "0.5");
  await compare("sdk", "DescribeTasks", 16, { engine, stub: parse }, "0.9");
  await compare("sdk", "ListTasks", 16, { engine, stub: parse }, "0.9");
  await compare("sdk", "RegisterTaskDefinition", 16, { engine, stub: durable }, "0.9");
} finally {
  for (const server of servers) server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}

async function serve(...args) {
  const server = fork(here("servers"), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  servers.push(server);
  const [{ url }] = await once(server, "message");
  return url;
}

/** A service of a hundred tasks; their ARNs, once all of them run. */
async function fill(url) {
  await call(url, "CreateCluster", { clusterName: "main" });
  await call(url, "RegisterTaskDefinition", definition);
  await call(url, "CreateService", {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "svc-1",
    desiredCount: 100,
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0123456789abcdef0"] } },
  });
  for (;;) {
    const { services } = await call(url, "DescribeServices", { cluster: "main", services: ["web"] });
    if (services[0].runningCount === 100) return (await call(url, "ListTasks", { cluster: "main" })).taskArns;
  }
}

async function call(url, operation, input) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`,
      authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return answer;
}

async function compare(by, operation, connections, urls, goal) {
  const seen = { engine: [], stub: [] };
  const request = join(folder, `${operation}.json`);
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, url] of Object.entries(urls)) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        here("load"),
        by,
        url,
        operation,
        String(connections),
        span,
        request,
      ]);
      seen[name].push(JSON.parse(stdout).rps);
    }
  }
  const ratios = seen.engine.map((rps, i) => rps / seen.stub[i]).toSorted((a, b) => a - b);
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const range = `${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)}`;
  console.log(
    `${by} ${operation} at ${connections}: engine ${median(seen.engine)}/s, stub ${median(seen.stub)}/s, ` +
      `ratio ${median(ratios).toFixed(2)} (${range}; goal ${goal})`,
  );
}
