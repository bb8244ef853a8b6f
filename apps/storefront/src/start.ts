// `npm start`: the whole road in one program. Starts the embedded engine, deploys the shop to it through the AWS SDK, calls it, shows
// what happened, and stays up until Ctrl-C (`--once` ends after the first round).
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

import { once } from "node:events";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { synth } from "@stowage/dsl";
import { StowageError } from "@stowage/model";
import { report } from "./report.js";
import { shop } from "./shop.js";

const preferredPort = 4580;

async function main(stayUp: boolean): Promise<void> {
  const [{ apply, closeClients, createClients, plan, runTask, status, waitUntilStable }, { estimate }, { startLocal }] = await Promise.all([
    import("@stowage/client"),
    import("@stowage/cost"),
    import("@stowage/local"),
  ]);
  const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const assembly = synth(shop);
  const region = assembly.region ?? "us-east-1";

  step("Starting the embedded engine");
  const engine = await startLocal({
    assembly,
    // The `local` commands are relative to the folder of the definition, which is compiled from src to dist beside it.
    root: dirname(fileURLToPath(import.meta.url)),
    driver: "process",
    ephemeral: true,
    port: preferredPort,
    region,
  });
  const clients = createClients({ region, endpoint: engine.url });
  try {
    if (engine.port !== preferredPort) note(`port ${preferredPort} is taken, so it is ${engine.port}`);
    note(engine.url);

    step("Deploying the shop through the AWS SDK");
    const planned = await plan(assembly, clients);
    await apply(planned, clients, { onProgress: ({ action, kind, name }, state) => state === "done" && note(`${action} ${kind} ${name}`) });

    step("Waiting until every service is steady");
    await waitUntilStable(assembly, clients, { intervalMs: 250, timeoutMs: 120_000, onProgress: counts() });

    step("Running the worker once");
    const worker = await runTask(assembly, "worker", clients, { intervalMs: 200 });
    note(worker.ok ? "it ended with exit code 0" : `it failed: ${worker.stoppedReason}`);

    step("Calling web, which calls catalog and orders by name");
    const web = engine.endpoints().find(({ name }) => name === "web");
    if (!web) throw new StowageError("no-web", "The service web has no address.");
    const answer = await (await fetch(`${web.url}/items`)).text();
    note(answer);

    process.stdout.write(report({ status: await status(assembly, clients), estimate: await estimate(assembly), engine, answer }));
    if (!worker.ok) process.exitCode = 1;
    if (stayUp) {
      process.stdout.write("\nIt runs until Ctrl-C.\n");
      await ended;
    }
  } finally {
    closeClients(clients);
    step("Stopping every task");
    await engine.close();
  }
}

function step(text: string): void {
  process.stderr.write(`\n${text} …\n`);
}

function note(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

/** Says how many tasks run, whenever that has changed. */
function counts(): (status: {
  readonly services: readonly { readonly name: string; readonly running: number; readonly desired: number }[];
}) => void {
  let last = "";
  return ({ services }) => {
    const line = services.map(({ name, running, desired }) => `${name} ${running}/${desired}`).join("  ");
    if (line !== last) note(line);
    last = line;
  };
}

try {
  await main(!process.argv.includes("--once"));
} catch (error) {
  if (!(error instanceof StowageError)) throw error;
  process.stderr.write(`error ${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
  process.exitCode = 1;
}
