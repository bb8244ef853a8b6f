// Resident memory of an engine with 1,000 services of ten tasks each, over a store: the one that started them, and one that opens their store again.
// What the store's file has mapped is the system's to take back, so it is told apart. Linux only. usage: node bench/memory.mjs [SERVICES]     (after `npm run build`)
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const me = fileURLToPath(import.meta.url);
const services = Number(process.argv[2] ?? 1_000);
const TASKS = 10;

if (process.argv[2] === "--serve") await serve(process.argv[3]);
else {
  const folder = mkdtempSync(join(tmpdir(), "stowage-memory-"));
  try {
    console.log(`${services} services, ${services * TASKS} tasks; a bare process has ${mb(resident(process.pid).all)} MB`);
    for (const name of ["started", "opened again"]) {
      const engine = fork(me, ["--serve", folder], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      const [{ url }] = await once(engine, "message");
      await ready(url, services);
      const { all, store } = resident(engine.pid);
      console.log(`${name}: ${mb(all - store)} MB without the store's map of ${mb(store)} MB (goal 160)`);
      const gone = once(engine, "exit");
      engine.kill("SIGKILL");
      await gone;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

async function serve(data) {
  // As it is published.
  const { startLocal } = await import("../bundle/index.js");
  const local = await startLocal({ data });
  process.send({ url: local.url });
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
