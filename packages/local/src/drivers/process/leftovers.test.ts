import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { realClock } from "../../clock.js";
import { processRecords } from "./leftovers.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-records-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("ends by its record what carries no mark", async () => {
  const child = spawn("sleep", ["1000"], { detached: true, stdio: "ignore" });
  const ended = once(child, "exit");
  processRecords(folder, "engine", realClock(), false).add(child.pid!);
  await processRecords(folder, "engine", realClock(), false).endLeftovers();
  expect(await ended).toEqual([null, "SIGKILL"]);
});

it("leaves alone a later process with a recorded pid", async () => {
  const child = spawn("sleep", ["1000"], { detached: true, stdio: "ignore" });
  const record = join(folder, `${child.pid}.json`);
  writeFileSync(record, JSON.stringify({ start: "another boot/1" }));
  await processRecords(folder, "engine", realClock(), false).endLeftovers();
  expect(existsSync(record)).toBe(false);
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await once(child, "exit");
});
