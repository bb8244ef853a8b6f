// Resident memory of `stowage local` with 1,000 services of ten tasks each, over a store: the one that started them, and one that opens their store again;
// as the last task runs, and at rest. What the store's file has mapped is the system's to take back, so it is told apart.
// Linux only. usage: node bench/memory.mjs [SERVICES]     (after `npm run build`)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../bin/stowage.cjs", import.meta.url));
const services = Number(process.argv[2] ?? 1_000);
const TASKS = 10;
/** It looks every five seconds whether it rests. */
const REST_MS = 12_000;

const folder = mkdtempSync(join(tmpdir(), "stowage-memory-"));
try {
  console.log(`${services} services, ${services * TASKS} tasks; a bare process has ${mb(resident(process.pid).all)} MB`);
  for (const name of ["started", "opened again"]) {
    const args = ["local", "--driver", "simulated", "--port", "0", "--data", folder];
    const engine = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(engine.stdout.setEncoding("utf8"), "data");
    await ready(/http:\S+/.exec(line)[0], services);
    say(`${name}, as the last task runs`, engine.pid);
    await new Promise((done) => setTimeout(done, REST_MS));
    say(`${name}, at rest`, engine.pid);
    const gone = once(engine, "exit");
    engine.kill("SIGKILL");
    await gone;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function say(name, pid) {
  const { all, store } = resident(pid);
  console.log(`${name}: ${mb(all - store)} MB without the store's map of ${mb(store)} MB (goal 160)`);
}

/** Resident bytes of a process, and how many of them are the store's file. */
function resident(pid) {
  let [all, store, mapped] = [0, 0, false];
  for (const line of readFileSync(`/proc/${pid}/smaps`, "utf8").split("\n")) {
    if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) mapped = line.endsWith("data.mdb");
    const kb = /^Rss:\s+(\d+) kB/.exec(line)?.[1];
    if (kb === undefined) continue;
    all += Number(kb) * 1024;
    if (mapped) store += Number(kb) * 1024;
  }
  return { all, store };
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(0);
}

/** Calls from here, so that the client is not in the engine's memory. */
async function ready(url, count) {
  const call = async (operation, input) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    return answer;
  };
  if ((await call("DescribeClusters", {})).clusters.length === 0) await fill(call, count);
  for (;;) {
    const [cluster] = (await call("DescribeClusters", {})).clusters;
    if (cluster.runningTasksCount === count * TASKS && cluster.pendingTasksCount === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function fill(call, count) {
  await call("CreateCluster", {});
  await call("RegisterTaskDefinition", {
    family: "web",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [
      { name: "app", image: "app", portMappings: [{ containerPort: 8080 }] },
      { name: "log", image: "log", essential: false },
    ],
  });
  for (let i = 0; i < count; i++) {
    await call("CreateService", {
      serviceName: `web-${i}`,
      taskDefinition: "web",
      desiredCount: TASKS,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0123456789abcdef0"] } },
    });
  }
}
