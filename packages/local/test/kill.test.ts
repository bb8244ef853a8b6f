import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededRandom } from "../src/random.js";

const fixture = fileURLToPath(new URL("fixtures/engine-process.mjs", import.meta.url));

interface Message {
  readonly ready?: { readonly desired: number; readonly families: readonly string[] };
  readonly steady?: readonly number[];
  readonly acknowledged?: string;
}

interface EngineProcess {
  readonly process: ChildProcess;
  readonly messages: Message[];
  next<T>(find: (message: Message) => T | undefined): Promise<T>;
  kill(): Promise<void>;
}

let folder: string;
const engines: ChildProcess[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-kill-"))));
afterEach(() => {
  for (const engine of engines) engine.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(driver: "process" | "simulated", desired: number): EngineProcess {
  const child = spawn(process.execPath, [fixture, folder, driver, String(desired)], { stdio: ["pipe", "pipe", "inherit"] });
  engines.push(child);
  const messages: Message[] = [];
  let look: () => void = () => undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    messages.push(JSON.parse(line) as Message);
    look();
  });
  return {
    process: child,
    messages,
    next: (find) =>
      new Promise((resolve) => {
        look = () => {
          for (const message of messages) {
            const found = find(message);
            if (found !== undefined) return resolve(found);
          }
        };
        look();
      }),
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}

it("after kill -9 of the engine: everything is there, the tasks run again, and no process of the old one is left", async () => {
  const first = start("process", 2);
  const old = await first.next(({ steady }) => steady);
  expect(old.map(runs)).toEqual([true, true]);
  await first.kill();

  const second = start("process", 99);
  expect((await second.next(({ ready }) => ready)).desired).toBe(2);
  expect(old.map(runs)).toEqual([false, false]);
  const again = await second.next(({ steady }) => (steady?.some((pid) => old.includes(pid)) ? undefined : steady));
  expect(again.map(runs)).toEqual([true, true]);

  const gone = once(second.process, "exit");
  second.process.kill("SIGTERM");
  expect(await gone).toEqual([0, null]);
  expect(again.map(runs)).toEqual([false, false]);
});

/** A soak asks for more: `STOWAGE_KILLS=200 vitest run test/kill`. */
const kills = Number(process.env["STOWAGE_KILLS"] ?? 6);

it("loses nothing that it has acknowledged, whenever it is killed", { timeout: 90_000 + kills * 5_000 }, async () => {
  const random = seededRandom("kill");
  const acknowledged = new Set<string>();
  for (let round = 0; round < kills; round++) {
    const engine = start("simulated", 5);
    const { families } = await engine.next(({ ready }) => ready);
    for (const family of acknowledged) expect(families).toContain(family);
    const kills = random.below(60);
    for (let i = 0; i < 60; i++) engine.process.stdin!.write(`r/a/${round}-${i}\n`);
    await engine.next(({ acknowledged }) => (acknowledged === `r/a/${round}-${kills}` ? true : undefined));
    await engine.kill();
    for (const message of engine.messages) if (message.acknowledged !== undefined) acknowledged.add(message.acknowledged);
  }
  expect(acknowledged.size).toBeGreaterThan(0);
});
