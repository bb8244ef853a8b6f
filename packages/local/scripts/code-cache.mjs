// Keeps V8's code for the bundle beside it, for the version of Node that runs this: with the functions that opening an engine and a first service call.
// Used by bundle.mjs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const filename = fileURLToPath(new URL("../bundle/local.cjs", import.meta.url));
const script = new Script(readFileSync(filename, "latin1"), { filename });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, createRequire(filename), loaded);
const data = mkdtempSync(join(tmpdir(), "stowage-code-"));
try {
  await warmUp();
  await warmUp();
} finally {
  rmSync(data, { recursive: true, force: true });
}
writeFileSync(new URL(`../bundle/${process.versions.v8}-${process.arch}.v8`, import.meta.url), script.createCachedData());

/** The second time the store has something in it. */
async function warmUp() {
  const local = await loaded.exports.startLocal({ data });
  const call = async (operation, input) => {
    const response = await fetch(local.url, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
  };
  await call("ListClusters", {});
  await call("CreateCluster", {});
  await call("RegisterTaskDefinition", {
    family: "web",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "app", image: "app" }],
  });
  const awsvpcConfiguration = { subnets: ["subnet-0123456789abcdef0"] };
  await call("RunTask", { taskDefinition: "web", launchType: "FARGATE", networkConfiguration: { awsvpcConfiguration } });
  await call("ListTasks", {});
  await local.close();
}
