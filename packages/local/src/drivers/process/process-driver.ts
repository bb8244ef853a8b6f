import { join } from "node:path";
import type { Place } from "@stowage/model";
import type { Clock } from "../../clock.js";
import type { Driver, Effect, Fact, StartContainer, StopContainer } from "../driver.js";
import { simulatedDriver } from "../simulated.js";
import { freePort, taskAddresses } from "./addresses.js";
import { startProcess, type ContainerProcess } from "./container-process.js";
import { processEnvironment } from "./environment.js";
import { processRecords } from "./leftovers.js";
import { lines } from "./lines.js";
import { openLogFile, pruneLogs } from "./log-file.js";
import { processUsage } from "./process-usage.js";

/** A line that a container wrote. */
export interface LogLine {
  readonly taskArn: string;
  readonly container: string;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface ProcessDriverOptions {
  readonly clock: Clock;
  /** The store's id: the mark on the engine's processes, by which the next engine on this data folder finds them. */
  readonly engine: string;
  /** Logs go to `FOLDER/logs`, records of processes to `FOLDER/processes`. */
  readonly folder: string;
  readonly place: Place;
  /** Where the engine answers AWS calls, asked for at each start. */
  readonly endpoint: () => string;
  readonly onLog?: ((line: LogLine) => void) | undefined;
  /** Whether each task has an address of its own; default: what the system can do. */
  readonly ownAddresses?: boolean | undefined;
}

/** How long processes have to end by themselves when the engine closes. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * Runs containers as processes of this machine, as the Assembly's `local` says; never a command that came through an AWS call. Without
 * one, an essential container fails with a reason that says what to do, and another is only imagined.
 * Whatever an earlier engine of this data folder left running is killed before this resolves.
 *
 * @throws {StowageError} `leftover-processes` if something of it cannot be killed.
 */
export async function openProcessDriver(options: ProcessDriverOptions): Promise<Driver> {
  const { clock, engine, folder } = options;
  const records = processRecords(join(folder, "processes"), engine, clock);
  await records.endLeftovers();
  const logs = join(folder, "logs");
  pruneLogs(logs);
  const { release, ...addresses } = await taskAddresses(engine, options.ownAddresses);
  const imagined = simulatedDriver(clock);
  const running = new Map<string, Running>();
  let sink: ((fact: Fact) => void) | undefined;
  let whenEmpty: (() => void) | undefined;

  function start(effect: StartContainer): void {
    const key = keyOf(effect);
    if (running.has(key)) return;
    const { local } = effect;
    if (!local) return effect.essential ? refuse(effect) : imagined.perform(effect);
    const entry: Running = { effect, process: undefined, stopAfterMs: undefined, started: undefined, health: undefined };
    running.set(key, entry);
    portsFor(effect, addresses.addresses === 1)
      .then((ports) => {
        if (entry.stopAfterMs !== undefined) ended(entry, {});
        else entry.process = run({ ...effect, local }, ports, entry);
      })
      .catch((error: Error) => ended(entry, { reason: `CannotStartContainerError: ${effect.container}: ${error.message}` }));
  }

  function run(
    effect: StartContainer & { readonly local: NonNullable<StartContainer["local"]> },
    ports: Ports,
    entry: Running,
  ): ContainerProcess {
    const { taskArn, container } = effect;
    const taskId = taskArn.split("/").at(-1)!;
    const env = processEnvironment(effect, ports, {
      own: process.env,
      execPath: process.execPath,
      endpoint: options.endpoint(),
      place: options.place,
      engine,
    });
    const log = openLogFile(logs, taskId, container);
    const line = (stream: LogLine["stream"]) => lines((text) => options.onLog?.({ taskArn, container, stream, text, at: clock.now() }));
    const streams = { stdout: line("stdout"), stderr: line("stderr") };
    return startProcess({
      clock,
      effect,
      env,
      ports,
      started(pid, probed) {
        records.add(pid);
        entry.pid = pid;
        const moved = [...ports].filter(([containerPort, port]) => containerPort !== port);
        const hostPorts = moved.length > 0 ? Object.fromEntries(moved) : undefined;
        entry.started = {
          kind: "container-started",
          taskArn,
          container,
          runtimeId: `${taskId}-${pid}`,
          attempt: effect.attempt,
          probed,
          ...(hostPorts && { hostPorts }),
        };
        sink?.(entry.started);
      },
      output(stream, bytes) {
        log.write(bytes);
        streams[stream].push(bytes);
      },
      health(health) {
        entry.health = health;
        sink?.({ kind: "container-health", taskArn, container, health });
      },
      exited(exit, pid) {
        if (pid !== undefined) records.remove(pid);
        ended(entry, exit);
      },
      silent() {
        streams.stdout.end();
        streams.stderr.end();
        log.close();
      },
    });
  }

  function ended(entry: Running, exit: { readonly exitCode?: number | undefined; readonly reason?: string | undefined }): void {
    const { taskArn, container, attempt } = entry.effect;
    running.delete(keyOf(entry.effect));
    sink?.({ kind: "container-exited", taskArn, container, ...exit, attempt });
    if (running.size === 0) whenEmpty?.();
  }

  function refuse({ taskArn, container, attempt }: StartContainer): void {
    const reason =
      `CannotStartContainerError: nothing says how to run ${container} on this machine; ` +
      `give it .local({ command: [...] }) in its definition and start the engine with that Assembly (--assembly FILE)`;
    clock.soon(() => sink?.({ kind: "container-exited", taskArn, container, reason, attempt }));
  }

  function stop(effect: StopContainer): void {
    const entry = running.get(keyOf(effect));
    if (!entry) return imagined.perform(effect);
    entry.stopAfterMs ??= effect.timeoutMs;
    entry.process?.stop(effect.timeoutMs);
  }

  return {
    name: "process",
    attach(to) {
      sink = to;
      imagined.attach(to);
    },
    perform: (effect: Effect) => (effect.kind === "start-container" ? start(effect) : stop(effect)),
    list: () =>
      [...running.values()].map(({ effect: { taskArn, container }, started, health }) => ({ taskArn, container, started, health })),
    ...addresses,
    usage: () =>
      [...running.values()].flatMap(({ effect: { taskArn, container }, pid }) => {
        const used = pid === undefined ? undefined : processUsage(pid);
        return used === undefined ? [] : [{ taskArn, container, ...used }];
      }),
    async close() {
      sink = undefined;
      await imagined.close();
      if (running.size > 0) {
        const empty = new Promise<void>((resolve) => (whenEmpty = resolve));
        for (const entry of running.values()) {
          entry.stopAfterMs ??= CLOSE_TIMEOUT_MS;
          entry.process?.stop(CLOSE_TIMEOUT_MS);
        }
        await empty;
      }
      // What a container's process has set free from its group.
      await records.endLeftovers();
      release();
    },
  };
}

interface Running {
  readonly effect: StartContainer;
  process: ContainerProcess | undefined;
  pid?: number;
  /** It is to stop, and this long after SIGTERM it is killed. */
  stopAfterMs: number | undefined;
  started: Extract<Fact, { kind: "container-started" }> | undefined;
  health: "HEALTHY" | "UNHEALTHY" | undefined;
}

type Ports = ReadonlyMap<number, number>;

/** Container port → the port that it listens on here. */
async function portsFor({ ports, address }: StartContainer, shared: boolean): Promise<Ports> {
  const found = new Map<number, number>();
  for (const { containerPort, hostPort } of ports) {
    const dynamic = hostPort === undefined ? shared : hostPort === 0;
    found.set(containerPort, dynamic ? await freePort(address) : (hostPort ?? containerPort));
  }
  return found;
}

function keyOf({ taskArn, container }: { readonly taskArn: string; readonly container: string }): string {
  return `${taskArn} ${container}`;
}
