import type { Clock, Timer } from "../../clock.js";
import type { Engine } from "../engine.js";
import { measureMinute } from "./measure-minute.js";

const MINUTE_MS = 60_000;

/** Measures each minute as it ends: what is measured is an input of the engine, as what a driver sees. */
export interface MinuteMeter {
  stop(): void;
}

export function minuteMeter(engine: Pick<Engine, "now" | "submit">, clock: Clock, failed: (error: Error) => void): MinuteMeter {
  let timer: Timer | undefined;
  let stopped = false;

  function arm(): void {
    const at = engine.now();
    const next = (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;
    timer = clock.after(next - at, () => {
      // A timer may fire a hair before the wall clock says so.
      const minute = Math.round(engine.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
      engine.submit(measureMinute(minute), (error) => {
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
