import { spawn } from "node:child_process";
import { connect } from "node:net";
import type { Clock, Timer } from "../../clock.js";
import type { StartContainer } from "../driver.js";
import { endGroup } from "./end-group.js";

/** Watches one container's health until it is closed. */
export interface HealthWatch {
  close(): void;
}

export interface HealthWatchOptions {
  readonly clock: Clock;
  readonly effect: StartContainer;
  readonly env: { readonly [name: string]: string };
  readonly cwd: string;
  /** The tcp ports it listens on. */
  readonly ports: readonly number[];
  readonly verdict: (health: "HEALTHY" | "UNHEALTHY") => void;
}

/** How often a container is looked at before it is healthy for the first time. Our choice: on AWS it would be its interval. */
const FIRST_MS = 50;
const FIRST_MAX_MS = 1_000;

/**
 * The definition's own check command is never run (it may have come through an AWS call): the Assembly's is, or the ports are tried. A
 * container becomes HEALTHY with one success. One whose definition has a health check goes on to be watched at its interval, and is UNHEALTHY after
 * `retries` failures in a row, or if it has not become healthy within the start period and that many intervals.
 * Source of the figures: Amazon ECS API, HealthCheck.
 */
export function watchHealth({ clock, effect, env, cwd, ports, verdict }: HealthWatchOptions): HealthWatch {
  const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = effect.healthCheck ?? {};
  const command = effect.local?.healthCheck;
  const startedAt = clock.monotonic();
  const patience = (startPeriod + retries * interval) * 1000;
  let closed = false;
  let timer: Timer | undefined;
  let stopProbe: (() => void) | undefined;
  let said: "HEALTHY" | "UNHEALTHY" | undefined;
  let everHealthy = false;
  let failures = 0;
  let pause = FIRST_MS;

  function look(): void {
    stopProbe = (command ? runCheck : tryPorts)((passed) => {
      stopProbe = undefined;
      if (closed) return;
      if (passed) pass();
      else miss();
    });
  }

  function pass(): void {
    everHealthy = true;
    failures = 0;
    say("HEALTHY");
    if (effect.healthCheck) again(interval * 1000);
  }

  function miss(): void {
    if (everHealthy) {
      if (++failures >= retries) say("UNHEALTHY");
      return again(interval * 1000);
    }
    if (effect.healthCheck && clock.monotonic() - startedAt >= patience) say("UNHEALTHY");
    again(pause);
    pause = Math.min(pause * 2, FIRST_MAX_MS);
  }

  function say(health: "HEALTHY" | "UNHEALTHY"): void {
    if (health === said) return;
    said = health;
    verdict(health);
  }

  function again(inMs: number): void {
    timer = clock.after(inMs, look);
  }

  function runCheck(done: (passed: boolean) => void): () => void {
    const [program = "", ...args] = command!;
    const child = spawn(program, args, { cwd, env, stdio: "ignore", detached: true });
    const end = (): void => endGroup(child, "SIGKILL");
    const limit = clock.after(timeout * 1000, end);
    child.once("error", () => finish(false));
    child.once("exit", (code) => finish(code === 0));
    let finished = false;
    function finish(passed: boolean): void {
      if (finished) return;
      finished = true;
      limit.cancel();
      done(passed);
    }
    return end;
  }

  function tryPorts(done: (passed: boolean) => void): () => void {
    let left = ports.length;
    let failed = false;
    const judge = (passed: boolean): void => {
      failed ||= !passed;
      if (--left === 0) done(!failed);
    };
    const ends = ports.map((port) => tryPort(clock, effect.address, port, timeout * 1000, judge));
    if (ports.length === 0) timer = clock.after(0, () => done(true));
    return () => ends.forEach((end) => end());
  }

  look();
  return {
    close() {
      closed = true;
      timer?.cancel();
      stopProbe?.();
    },
  };
}

/** Whether a port accepts a connection. It is closed politely: a server that is cut off while it greets may not survive that. */
function tryPort(clock: Clock, host: string, port: number, timeoutMs: number, judge: (passed: boolean) => void): () => void {
  const socket = connect({ host, port });
  let judged = false;
  const say = (passed: boolean): void => {
    if (judged) return;
    judged = true;
    judge(passed);
  };
  const limit = clock.after(timeoutMs, () => socket.destroy());
  socket.once("connect", () => {
    say(true);
    socket.resume().end();
  });
  socket.on("error", () => undefined);
  socket.once("close", () => {
    limit.cancel();
    say(false);
  });
  return () => socket.destroy();
}
