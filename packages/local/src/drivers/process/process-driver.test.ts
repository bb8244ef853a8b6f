import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realClock } from "../../clock.js";
import { isAlive } from "../../store/process-identity.js";
import type { Driver, Fact, StartContainer } from "../driver.js";
import { openProcessDriver, type LogLine, type ProcessDriverOptions } from "./process-driver.js";

const arn = (id: string): string => `arn:aws:ecs:us-east-1:123456789012:task/main/${id}`;
const listening = `require("node:net").createServer(s => s.end(process.env.STOWAGE_TASK_ARN)).listen(+process.env.PORT, process.env.HOST)`;

let folder: string;
let driver: Driver | undefined;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-process-"))));
afterEach(async () => {
  await driver?.close();
  driver = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A driver whose facts are waited for one after the other. */
async function opened(more: Partial<ProcessDriverOptions> = {}): Promise<{
  driver: Driver;
  lines: LogLine[];
  seen(wanted: (fact: Fact) => boolean): Promise<Fact>;
  said(text: string): Promise<void>;
}> {
  const facts: Fact[] = [];
  const lines: LogLine[] = [];
  let look: () => void = () => undefined;
  let listen: () => void = () => undefined;
  driver = await openProcessDriver({
    clock: realClock(),
    engine: folder,
    folder,
    place: { region: "us-east-1", account: "123456789012" },
    endpoint: () => "http://127.0.0.1:4580",
    onLog(line) {
      lines.push(line);
      listen();
    },
    ...more,
  });
  driver.attach((fact) => {
    facts.push(fact);
    look();
  });
  return {
    driver,
    lines,
    seen: (wanted) =>
      new Promise((resolve) => {
        look = () => {
          const found = facts.find(wanted);
          if (found) resolve(found);
        };
        look();
      }),
    said: (text) =>
      new Promise((resolve) => {
        listen = () => lines.some((line) => line.text === text) && resolve();
        listen();
      }),
  };
}

function start(id: string, code: string | undefined, more: Partial<StartContainer> = {}): StartContainer {
  return {
    kind: "start-container",
    taskArn: arn(id),
    container: "app",
    image: "app",
    environment: {},
    address: driver!.address(Number.parseInt(id, 16)),
    ports: [],
    ...(code !== undefined && { local: { command: ["node", "-e", code], root: folder } }),
    essential: true,
    awaitedToEnd: false,
    ...more,
  };
}

function answer(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    connect({ host, port })
      .on("data", (bytes) => (text += bytes.toString()))
      .on("error", reject)
      .on("close", () => resolve(text));
  });
}

const is = (kind: Fact["kind"], id: string) => (fact: Fact) => fact.kind === kind && fact.taskArn === arn(id);

describe("the process driver", () => {
  it("gives each task an address of its own, so that two can listen on one port, and calls it healthy once that answers", async () => {
    const { driver, seen } = await opened();
    const ports = [{ name: "http", containerPort: 18_080, protocol: "tcp" }];
    for (const id of ["1", "2"]) driver.perform(start(id, listening, { ports }));
    for (const id of ["1", "2"]) {
      await seen(is("container-health", id));
      const own = driver.addresses > 1;
      const started = (await seen(is("container-started", id))) as Extract<Fact, { kind: "container-started" }>;
      const port = own ? 18_080 : started.hostPorts![18_080]!;
      expect(await answer(driver.address(Number(id)), port)).toBe(arn(id));
    }
  });

  it("assigns ports where tasks share an address, and says which", async () => {
    const { driver, seen } = await opened({ ownAddresses: false });
    driver.perform(start("1", listening, { ports: [{ containerPort: 18_080, protocol: "tcp" }] }));
    const { hostPorts } = (await seen(is("container-started", "1"))) as Extract<Fact, { kind: "container-started" }>;
    await seen(is("container-health", "1"));
    expect(await answer("127.0.0.1", hostPorts![18_080]!)).toBe(arn("1"));
  });

  it("tells the process where it is, and keeps what it writes", async () => {
    const { driver, seen, lines } = await opened();
    const shown = [
      "HOST",
      "PORT",
      "PORT_ADMIN_API",
      "AWS_ENDPOINT_URL",
      "AWS_REGION",
      "GREETING",
      "FROM_LOCAL",
      "STOWAGE_NAMESPACE",
      "STOWAGE_CONTAINER",
    ];
    driver.perform(
      start("3", undefined, {
        environment: { GREETING: "hello", NODE_OPTIONS: "--require /nowhere/evil.js" },
        namespace: "shop.local",
        ports: [
          { containerPort: 1234, protocol: "tcp" },
          { name: "admin-api", containerPort: 1235, protocol: "tcp" },
        ],
        local: {
          command: [
            "node",
            "-e",
            `console.log(JSON.stringify(${JSON.stringify(shown)}.map(n => process.env[n]))); console.error("oops"); process.exit(3)`,
          ],
          env: { FROM_LOCAL: "yes" },
          root: folder,
        },
      }),
    );
    expect(await seen(is("container-exited", "3"))).toMatchObject({ exitCode: 3 });
    await driver.close();
    const out = lines.find(({ stream }) => stream === "stdout")!;
    const ports = driver.addresses > 1 ? ["1234", "1235"] : [expect.any(String), expect.any(String)];
    expect(JSON.parse(out.text)).toEqual([
      driver.address(3),
      ...ports,
      "http://127.0.0.1:4580",
      "us-east-1",
      "hello",
      "yes",
      "shop.local",
      "app",
    ]);
    expect(readFileSync(join(folder, "logs", "3.app.log"), "utf8")).toContain("oops");
  });

  it("stops with SIGTERM, and with SIGKILL what does not listen", async () => {
    const { driver, seen } = await opened();
    const ready = { ports: [{ containerPort: 18_081, protocol: "tcp" }] };
    driver.perform(start("4", `process.on("SIGTERM", () => process.exit(7)); ${listening}`, ready));
    driver.perform(start("5", `process.on("SIGTERM", () => {}); ${listening}`, ready));
    for (const id of ["4", "5"]) await seen(is("container-health", id));
    driver.perform({ kind: "stop-container", taskArn: arn("4"), container: "app", timeoutMs: 10_000 });
    driver.perform({ kind: "stop-container", taskArn: arn("5"), container: "app", timeoutMs: 50 });
    expect(await seen(is("container-exited", "4"))).toMatchObject({ exitCode: 7 });
    expect(await seen(is("container-exited", "5"))).toMatchObject({ exitCode: 137 });
    expect(driver.list()).toEqual([]);
  });

  it("watches the Assembly's health check, never the definition's", async () => {
    const { driver, seen } = await opened();
    const evil = join(folder, "evil");
    const check = { interval: 5, timeout: 2, retries: 1, command: ["CMD-SHELL", `touch ${evil}`] };
    const marker = join(folder, "ready");
    driver.perform(
      start("6", undefined, {
        healthCheck: check,
        local: {
          command: [
            "node",
            "-e",
            `require("node:fs").writeFileSync(${JSON.stringify(marker)}, ""); process.stdin.resume(); setInterval(() => {}, 1e6)`,
          ],
          healthCheck: ["node", "-e", `process.exit(require("node:fs").existsSync(${JSON.stringify(marker)}) ? 0 : 1)`],
          root: folder,
        },
      }),
    );
    expect(await seen(is("container-health", "6"))).toMatchObject({ health: "HEALTHY" });
    expect(() => readFileSync(evil)).toThrow(/ENOENT/);
  });

  it("says what to do about an essential container that nothing says how to run, and imagines another", async () => {
    const { driver, seen } = await opened();
    driver.perform(start("7", undefined));
    driver.perform(start("8", undefined, { essential: false, awaitedToEnd: true }));
    const refused = (await seen(is("container-exited", "7"))) as Extract<Fact, { kind: "container-exited" }>;
    expect(refused.exitCode).toBeUndefined();
    expect(refused.reason).toMatch(/^CannotStartContainerError: .*\.local\(.*--assembly FILE/);
    expect(await seen(is("container-exited", "8"))).toMatchObject({ exitCode: 0 });
  });

  it("says which program or folder is not there", async () => {
    const { driver, seen } = await opened();
    driver.perform(start("9", undefined, { local: { command: ["no-such-program"], root: folder } }));
    const refused = (await seen(is("container-exited", "9"))) as Extract<Fact, { kind: "container-exited" }>;
    expect(refused.reason).toMatch(/^CannotStartContainerError: app cannot be run on this machine: there is no program no-such-program/);
  });

  it("answers a stop of what it does not hold", async () => {
    const { driver, seen } = await opened();
    driver.perform({ kind: "stop-container", taskArn: arn("a"), container: "app", timeoutMs: 1 });
    await seen(is("container-exited", "a"));
  });

  it("ends what an earlier engine left, its children too", async () => {
    const first = await opened();
    // The grandchild leaves the process group, as a daemon would.
    const code = `require("node:child_process").spawn("sleep", ["1000"], { detached: true, stdio: "ignore" }); console.log("ready"); setInterval(() => {}, 1e6)`;
    first.driver.perform(start("b", code));
    const { runtimeId } = (await first.seen(is("container-started", "b"))) as Extract<Fact, { kind: "container-started" }>;
    const pid = Number(runtimeId.split("-").at(-1));
    await first.said("ready");
    first.driver.attach(undefined);
    const second = await openProcessDriver({
      clock: realClock(),
      engine: folder,
      folder,
      place: { region: "us-east-1", account: "123456789012" },
      endpoint: () => "",
    });
    expect(isAlive(pid) && readState(pid) !== "Z").toBe(false);
    expect(second.list()).toEqual([]);
    await second.close();
  });
});

function readState(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1]?.[0];
  } catch {
    return undefined;
  }
}
