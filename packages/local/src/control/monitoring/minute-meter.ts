import type { Clock, Timer } from "../../clock.js";
import type { ContainerUsage, Driver } from "../../drivers/driver.js";
import type { Engine } from "../engine.js";
import { measureMinute, type TaskUsage } from "./measure-minute.js";

const MINUTE_MS = 60_000;

/** Measures each minute as it ends: what is measured is an input of the engine, as what a driver sees. */
export interface MinuteMeter {
  stop(): void;
}

export function minuteMeter(
  engine: Pick<Engine, "now" | "submit">,
  driver: Pick<Driver, "usage">,
  clock: Clock,
  failed: (error: Error) => void,
): MinuteMeter {
  const since = usageSince();
  let timer: Timer | undefined;
  let stopped = false;

  function arm(): void {
    const at = engine.now();
    const next = (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;
    timer = clock.after(next - at, () => {
      // A timer may fire a hair before the wall clock says so.
      const minute = Math.round(engine.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
      engine.submit(measureMinute(minute, since(driver.usage?.() ?? [])), (error) => {
        if (error !== undefined && !stopped) failed(error);
      });
      if (!stopped) arm();
    });
  }

  arm();
  return {
    stop() {
      stopped = true;
      timer?.cancel();
    },
  };
}

/** What tasks have used since the last call, from what their containers have used since their starts. */
export function usageSince(): (all: readonly ContainerUsage[]) => readonly TaskUsage[] {
  let before = new Map<string, number>();
  return (all) => {
    const now = new Map<string, number>();
    const tasks = new Map<string, { cpuMs: number; memoryBytes: number }>();
    for (const { taskArn, container, cpuMs, memoryBytes } of all) {
      const key = `${taskArn} ${container}`;
      now.set(key, cpuMs);
      const task = tasks.get(taskArn) ?? { cpuMs: 0, memoryBytes: 0 };
      // One that has started anew has used what it says.
      task.cpuMs += cpuMs >= (before.get(key) ?? 0) ? cpuMs - (before.get(key) ?? 0) : cpuMs;
      task.memoryBytes += memoryBytes;
      tasks.set(taskArn, task);
    }
    before = now;
    return [...tasks].map(([taskArn, used]) => ({ taskArn, ...used }));
  };
}
