// Kills a busy engine with SIGKILL again and again, and checks each time that it still has everything that it has acknowledged.
// usage: pnpm kills [COUNT] [--seed NAME]     (after `npm run build`); exit 1 if something is lost, and the data folder is kept.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { seededRandom } from "../dist/random.js";
import { ledger } from "./kills/ledger.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: "string", default: "kills" } } });
const count = Number(positionals[0] ?? 20);
const random = seededRandom(values.seed);
const folder = mkdtempSync(join(tmpdir(), "stowage-kills-"));
const book = ledger();
const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-0123456789abcdef0"] } };
const definition = {
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [{ name: "app", image: "app", portMappings: [{ containerPort: 8080 }] }],
};
const boots = [];
let acknowledged = 0;
let lost = 0;

for (let round = 0; round < count && lost === 0; round++) {
  const from = performance.now();
  const engine = fork(fileURLToPath(new URL("kills/engine.mjs", import.meta.url)), [folder]);
  const gone = once(engine, "exit");
  const started = await Promise.race([once(engine, "message"), gone]);
  if (started[0]?.url === undefined) {
    console.log(`round ${round}: the engine did not come up (exit ${started[0] ?? started[1]})`);
    lost++;
    break;
  }
  boots.push(performance.now() - from);
  const client = clientOf(started[0].url);
  if (round === 0) await setUp(client.call);
  const missing = await book.missing(client.call);
  lost += missing.length;
  for (const what of missing) console.log(`round ${round}: lost ${what}`);
  const writers = Array.from({ length: 8 }, (_, i) => write(client.call, `${round}-${i}`, random.split(`${round}/${i}`)));
  // Within the first third of a second: while it starts what was asked for, in the middle of its flushes.
  await new Promise((done) => setTimeout(done, random.below(330)));
  engine.kill("SIGKILL");
  await gone;
  client.close();
  await Promise.all(writers);
  book.forget(400);
}
boots.sort((a, b) => a - b);
console.log(
  `${boots.length} kills: ${acknowledged} writes acknowledged, ${lost} lost; ` +
    `up again in ${boots[boots.length >> 1]?.toFixed(0)} ms (median), ${boots.at(-1)?.toFixed(0)} ms at most`,
);
if (lost === 0) rmSync(folder, { recursive: true });
else console.log(`the data folder is kept: ${folder}`);
process.exitCode = lost === 0 ? 0 : 1;

/** Writes until the engine is gone. */
async function write(call, name, chance) {
  for (let i = 0; ; i++) {
    try {
      await writeOnce(call, `${name}-${i}`, chance);
      acknowledged++;
    } catch (error) {
      if (error.refused) throw error;
      return;
    }
  }
}

async function writeOnce(call, name, chance) {
  const kind = chance.below(10);
  if (kind < 6) {
    const { taskDefinition } = await call("RegisterTaskDefinition", { ...definition, family: `f-${name}` });
    return book.registered(taskDefinition.family, taskDefinition.revision);
  }
  if (kind === 6 && name.includes("-0-")) {
    // One writer alone, so that it is known which is the last.
    const desiredCount = 1 + chance.below(20);
    book.asksFor(desiredCount);
    await call("UpdateService", { service: "web", desiredCount, forceNewDeployment: chance.below(4) === 0 });
    return book.has(desiredCount);
  }
  const { tasks } = await call("RunTask", { taskDefinition: "web", launchType: "FARGATE", networkConfiguration });
  const { taskArn } = tasks[0];
  book.ran(taskArn);
  if (kind < 8) return;
  await call("StopTask", { task: taskArn });
  book.stopped(taskArn);
}

async function setUp(call) {
  await call("CreateCluster", {});
  await call("RegisterTaskDefinition", { ...definition, family: "web" });
  const service = { serviceName: "web", taskDefinition: "web", desiredCount: 5, launchType: "FARGATE", networkConfiguration };
  await call("CreateService", service);
  book.has(5);
}

function clientOf(url) {
  const agent = new Agent({ keepAlive: true });
  return {
    close: () => agent.destroy(),
    call: (operation, input) =>
      new Promise((done, failed) => {
        const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` };
        const sent = request(url, { method: "POST", agent, headers }, (response) => {
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", failed);
          response.on("end", () => {
            if (!response.complete) return failed(new Error("cut off"));
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) return done(JSON.parse(text));
            failed(Object.assign(new Error(`${operation}: ${text}`), { refused: true }));
          });
        });
        sent.on("error", failed);
        sent.end(JSON.stringify(input));
      }),
  };
}
