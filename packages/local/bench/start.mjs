// From the start of a process to its first answer, beside a bare node:http server's; and what the engine takes to open a store with TASKS tasks in it:
// asked for its clusters, for what its services have running, and for a page of its tasks.
// usage: node bench/start.mjs [ROUNDS] [TASKS]     (after `npm run build`)
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [rounds = "9", tasks = "10000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "stowage-start-"));
const file = (name) => fileURLToPath(new URL(`api/${name}.mjs`, import.meta.url));
const subjects = {
  "bare node:http": ["bare"],
  "engine, nothing kept": ["engine"],
  "engine, an empty store": ["engine", join(folder, "empty")],
  [`engine, ${tasks} tasks in the store`]: ["engine", join(folder, "full")],
  "  asked for services": [
    "engine",
    join(folder, "full"),
    "DescribeServices",
    { services: Array.from({ length: 10 }, (_, i) => `web-${i}`) },
  ],
  "  asked for tasks": ["engine", join(folder, "full"), "ListTasks", {}],
};

try {
  await toFirstAnswer(["fill", join(folder, "full")]);
  const seen = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, args] of Object.entries(subjects)) seen[name].push(await toFirstAnswer(args));
  }
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const floor = median(seen["bare node:http"]);
  for (const [name, list] of Object.entries(seen)) {
    console.log(
      `${name}: ${median(list).toFixed(0)} ms to the first answer (${Math.min(...list).toFixed(0)}–${Math.max(...list).toFixed(0)}), ×${(median(list) / floor).toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function toFirstAnswer([kind, data, operation = "ListClusters", input = {}]) {
  const from = performance.now();
  const args = kind === "fill" ? [kind, data, tasks] : [kind, data].filter((one) => one !== undefined);
  const server = fork(file("start-servers"), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [{ url }] = await once(server, "message");
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` },
    body: JSON.stringify(input),
  });
  await response.arrayBuffer();
  const took = performance.now() - from;
  if (!response.ok) throw new Error(`${kind}: HTTP ${response.status}`);
  const gone = once(server, "exit");
  server.kill("SIGKILL");
  await gone;
  return took;
}
