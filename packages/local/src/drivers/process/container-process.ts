import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { resolve } from "node:path";
import type { Clock, Timer } from "../../clock.js";
import type { StartContainer } from "../driver.js";
import { endGroup } from "./end-group.js";
import { watchHealth, type HealthWatch } from "./health-watch.js";

/** A container that runs as a process of this machine. */
export interface ContainerProcess {
  /** SIGTERM to its process group, then SIGKILL after the time given. */
  stop(timeoutMs: number): void;
}

export interface ContainerProcessOptions {
  readonly clock: Clock;
  readonly effect: StartContainer & { readonly local: NonNullable<StartContainer["local"]> };
  readonly env: { readonly [name: string]: string };
  /** Container port → the port that it listens on. */
  readonly ports: ReadonlyMap<number, number>;
  readonly started: (pid: number, probed: boolean) => void;
  readonly output: (stream: "stdout" | "stderr", bytes: Buffer) => void;
  readonly health: (health: "HEALTHY" | "UNHEALTHY") => void;
  /** Once, at the end: of the process, or of the attempt to start it. */
  readonly exited: (
    exit: { readonly exitCode?: number | undefined; readonly reason?: string | undefined },
    pid: number | undefined,
  ) => void;
  /** Once, when no more output comes: after the end. */
  readonly silent: () => void;
}

export function startProcess(options: ContainerProcessOptions): ContainerProcess {
  const { clock, effect, env } = options;
  const [program = "", ...args] = effect.local.command;
  const cwd = resolve(effect.local.root, effect.local.cwd ?? ".");
  let watch: HealthWatch | undefined;
  let killTimer: Timer | undefined;
  let ended = false;

  function end(exit: { readonly exitCode?: number | undefined; readonly reason?: string | undefined }): void {
    if (ended) return;
    ended = true;
    watch?.close();
    killTimer?.cancel();
    // With its first process a container ends as a whole.
    endGroup(child, "SIGKILL");
    options.exited(exit, child.pid);
    if (child.pid === undefined) options.silent();
  }

  let child: ChildProcess;
  try {
    child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  } catch (error) {
    child = { pid: undefined } as ChildProcess;
    clock.soon(() => end({ reason: cannotStart(effect, cwd, error as Error) }));
    return { stop: () => undefined };
  }
  child.once("spawn", () => {
    const tcp = effect.ports
      .filter(({ protocol }) => protocol === "tcp")
      .map(({ containerPort }) => options.ports.get(containerPort) ?? containerPort);
    const probed = effect.healthCheck !== undefined || effect.local.healthCheck !== undefined || tcp.length > 0;
    options.started(child.pid!, probed);
    if (probed && !ended) watch = watchHealth({ clock, effect, env, cwd, ports: tcp, verdict: options.health });
  });
  child.once("error", (error) => {
    if (child.pid === undefined) end({ reason: cannotStart(effect, cwd, error) });
  });
  child.once("exit", (code, signal) => end({ exitCode: code ?? 128 + (constants.signals[signal!] ?? 0) }));
  child.once("close", () => {
    if (child.pid !== undefined) options.silent();
  });
  for (const name of ["stdout", "stderr"] as const) child[name]?.on("data", (bytes: Buffer) => options.output(name, bytes));

  return {
    stop(timeoutMs) {
      if (ended || killTimer) return;
      endGroup(child, "SIGTERM");
      killTimer = clock.after(timeoutMs, () => endGroup(child, "SIGKILL"));
    },
  };
}

/** In the agent's form: the error's name, then what is wrong and what to do. */
function cannotStart({ local, container }: ContainerProcessOptions["effect"], cwd: string, error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  const what = code === "ENOENT" ? `there is no program ${local.command[0]}, or no folder ${cwd}` : error.message;
  return `CannotStartContainerError: ${container} cannot be run on this machine: ${what}; see its .local({ command, cwd })`.slice(0, 1024);
}
