// What most users call first: opening an engine, new and with something in its store, and a first service call.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function warmUp({ startLocal }) {
  const data = mkdtempSync(join(tmpdir(), "stowage-code-"));
  try {
    await openOnce(startLocal, data);
    await openOnce(startLocal, data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function openOnce(startLocal, data) {
  const local = await startLocal({ data });
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
