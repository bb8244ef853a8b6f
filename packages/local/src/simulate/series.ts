import type { ServiceBook } from "./book.js";
import type { Minute } from "./meter.js";
import type { ServiceSeries } from "./result.js";

interface Columns {
  readonly desired: Int32Array;
  readonly running: Int32Array;
  readonly pending: Int32Array;
  readonly shortfall: Int32Array;
  readonly cpu: Float32Array;
  readonly memory: Float32Array;
  readonly requests: Float32Array;
  readonly overload: Float32Array;
}

/** Gathers a service's minutes into points of the grain. */
export class SeriesRecorder {
  readonly #minutesAGrain: number;
  readonly #columns: Columns;
  #minute = 0;
  #requests = 0;
  #overload = 0;
  #cpu = 0;
  #memory = 0;
  #measured = 0;
  totalRequests = 0;
  totalOverload = 0;

  constructor(minutes: number, minutesAGrain: number) {
    const points = Math.ceil(minutes / minutesAGrain);
    const counts = (): Int32Array => new Int32Array(points);
    const rates = (): Float32Array => new Float32Array(points);
    this.#minutesAGrain = minutesAGrain;
    this.#columns = {
      desired: counts(),
      running: counts(),
      pending: counts(),
      cpu: rates(),
      memory: rates(),
      requests: rates(),
      overload: rates(),
      shortfall: counts(),
    };
  }

  /** @param last Whether the simulation ends with this minute. */
  add({ desired, running, pending }: ServiceBook, { cpu, memory, requests, overload }: Minute, last: boolean): void {
    this.#requests += requests;
    this.#overload += overload;
    this.totalRequests += requests * 60;
    this.totalOverload += overload * 60;
    if (cpu !== undefined) {
      this.#cpu += cpu;
      this.#memory += memory!;
      this.#measured++;
    }
    this.#minute++;
    if (this.#minute % this.#minutesAGrain !== 0 && !last) return;
    const minutes = ((this.#minute - 1) % this.#minutesAGrain) + 1;
    const at = Math.ceil(this.#minute / this.#minutesAGrain) - 1;
    const columns = this.#columns;
    columns.desired[at] = desired;
    columns.running[at] = running;
    columns.pending[at] = pending;
    columns.shortfall[at] = Math.max(0, desired - running - pending);
    columns.requests[at] = this.#requests / minutes;
    columns.overload[at] = this.#overload / minutes;
    columns.cpu[at] = this.#measured === 0 ? NaN : this.#cpu / this.#measured;
    columns.memory[at] = this.#measured === 0 ? NaN : this.#memory / this.#measured;
    this.#requests = this.#overload = this.#cpu = this.#memory = this.#measured = 0;
  }

  series(): ServiceSeries {
    const { desired, running, pending, cpu, memory, requests, overload, shortfall } = this.#columns;
    return {
      desired: [...desired],
      running: [...running],
      pending: [...pending],
      cpu: Array.from(cpu, orNull),
      memory: Array.from(memory, orNull),
      requests: Array.from(requests, rounded),
      overload: Array.from(overload, rounded),
      shortfall: [...shortfall],
    };
  }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 100) / 100;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
