import type { Clock, Timer } from "../clock.js";
import type { Driver, Effect, Fact, StartContainer } from "./driver.js";

/** How long the imaginary takes: together well within a second. Our choice. */
export interface SimulatedTimes {
  readonly startMs: number;
  readonly healthyMs: number;
  readonly endMs: number;
  readonly stopMs: number;
}

const defaultTimes: SimulatedTimes = { startMs: 250, healthyMs: 250, endMs: 250, stopMs: 150 };

/** The simulated driver, and what else may happen to its containers. */
export interface SimulatedDriver extends Driver {
  /** Ends a container as if its program had ended. */
  exit(taskArn: string, container: string, exitCode: number): void;
  /** A verdict on its health, as if its check had given it. */
  report(taskArn: string, container: string, health: "HEALTHY" | "UNHEALTHY"): void;
}

export interface SimulatedOptions extends Partial<SimulatedTimes> {
  /** Why a container does not start (`CannotPullContainerError: …`); undefined: it starts. */
  readonly cannotStart?: (effect: StartContainer) => string | undefined;
  /** How long this start takes, in place of `startMs`. */
  readonly startMsOf?: (effect: StartContainer) => number;
  /** Whether its health check passes. Default: each does. */
  readonly isHealthy?: (effect: StartContainer) => boolean;
}

/**
 * Containers that are only imagined: they start and stop within a second, pass their health check, and end with 0 if another container
 * waits for that. Nothing of them is lost with the process, so a new engine takes them over from its rows.
 */
export function simulatedDriver(clock: Clock, options: SimulatedOptions = {}): SimulatedDriver {
  const times = { ...defaultTimes, ...options };
  /** By task: there are many, and a key for each container would take as much room as the container. */
  const tasks = new Map<string, readonly Imagined[]>();
  let sink: ((fact: Fact) => void) | undefined;

  function find({ taskArn, container }: Name): Imagined | undefined {
    return tasks.get(taskArn)?.find((known) => known.container === container);
  }

  function start(effect: StartContainer): void {
    if (find(effect)) return;
    const container = imagine(effect, "starting");
    container.timer = clock.after(options.startMsOf?.(effect) ?? times.startMs, () => {
      container.timer = undefined;
      const reason = options.cannotStart?.(effect);
      if (reason !== undefined) return end(container, { reason });
      container.state = "running";
      sink?.(startOf(container));
      run(container, effect);
    });
  }

  /** There are many, so that of what was asked for only this is kept. */
  function imagine({ taskArn, container, attempt }: StartContainer, state: Imagined["state"]): Imagined {
    const imagined: Imagined = { taskArn, container, attempt, state, timer: undefined };
    tasks.set(taskArn, [...(tasks.get(taskArn) ?? []), imagined]);
    return imagined;
  }

  function run(container: Imagined, effect: StartContainer): void {
    if (effect.awaitedToEnd) container.timer = clock.after(times.endMs, () => end(container, { exitCode: 0 }));
    else if (effect.healthCheck) {
      const health = (options.isHealthy?.(effect) ?? true) ? "HEALTHY" : "UNHEALTHY";
      container.timer = clock.after(times.healthyMs, () => sink?.({ kind: "container-health", ...nameOf(container), health }));
    }
  }

  function end(container: Imagined, exit: { readonly exitCode?: number; readonly reason?: string }): void {
    container.timer?.cancel();
    const { taskArn } = container;
    const others = (tasks.get(taskArn) ?? []).filter((known) => known !== container);
    if (others.length > 0) tasks.set(taskArn, others);
    else tasks.delete(taskArn);
    sink?.({ kind: "container-exited", ...nameOf(container), ...exit, ...attemptOf(container) });
  }

  function stop(name: Name): void {
    const container = find(name);
    // One that is not there has stopped, which somebody waits to hear.
    if (!container) return void clock.after(0, () => sink?.({ kind: "container-exited", ...nameOf(name) }));
    if (container.state === "stopping") return;
    container.state = "stopping";
    container.timer?.cancel();
    container.timer = clock.after(times.stopMs, () => end(container, { exitCode: 0 }));
  }

  return {
    name: "simulated",
    attach: (to) => void (sink = to),
    perform: (effect: Effect) => (effect.kind === "start-container" ? start(effect) : stop(effect)),
    resume(effect, running) {
      if (running) run(imagine(effect, "running"), effect);
      else start(effect);
    },
    list: () =>
      [...tasks.values()].flat().map((container) => ({
        ...nameOf(container),
        ...(container.state !== "starting" && { started: startOf(container) }),
      })),
    addresses: 254 * 256 * 254,
    // 10.0.0.1, 10.0.0.2, … without the first and last address of each block of 256.
    address: (n) => `10.${Math.floor(n / (254 * 256))}.${Math.floor(n / 254) % 256}.${(n % 254) + 1}`,
    exit(taskArn, container, exitCode) {
      const found = find({ taskArn, container });
      if (found?.state === "running") end(found, { exitCode });
    },
    report(taskArn, container, health) {
      if (find({ taskArn, container })?.state === "running") sink?.({ kind: "container-health", taskArn, container, health });
    },
    close() {
      for (const { timer } of [...tasks.values()].flat()) timer?.cancel();
      tasks.clear();
      return Promise.resolve();
    },
  };
}

function startOf(container: Imagined): Extract<Fact, { kind: "container-started" }> {
  const runtimeId = `${container.taskArn.split("/").at(-1)}-${container.container}`;
  return { kind: "container-started", ...nameOf(container), runtimeId, ...attemptOf(container) };
}

function attemptOf({ attempt }: Imagined): { readonly attempt?: number } {
  return attempt === undefined ? {} : { attempt };
}

interface Imagined extends Pick<StartContainer, "taskArn" | "container" | "attempt"> {
  state: "starting" | "running" | "stopping";
  timer: Timer | undefined;
}

type Name = Pick<StartContainer, "taskArn" | "container">;

function nameOf({ taskArn, container }: Name): Name {
  return { taskArn, container };
}
