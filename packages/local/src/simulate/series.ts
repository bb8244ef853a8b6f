import type { ServiceBook } from "./book.js";
import type { Minute } from "./meter.js";
import type { ServiceSeries } from "./result.js";

/** Gathers a service's minutes into points of the grain. */
export class SeriesRecorder {
  readonly #minutesAGrain: number;
  readonly #series: { readonly [K in keyof ServiceSeries]: ServiceSeries[K][number][] };
  #minute = 0;
  /** Sums of the grain's minutes so far. Numbers in an array of doubles, because a field would be a new object with each change. */
  readonly #sums = new Float64Array(6);
  #measured = 0;

  constructor(minutes: number, minutesAGrain: number) {
    this.#minutesAGrain = minutesAGrain;
    const list = <T>(): T[] => emptyList<T>(Math.ceil(minutes / minutesAGrain));
    this.#series = {
      desired: list(),
      running: list(),
      pending: list(),
      cpu: list(),
      memory: list(),
      requests: list(),
      overload: list(),
      shortfall: list(),
    };
  }

  get totalRequests(): number {
    return this.#sums[ALL_REQUESTS]! * 60;
  }

  get totalOverload(): number {
    return this.#sums[ALL_OVERLOAD]! * 60;
  }

  /** @param last Whether the simulation ends with this minute. */
  add({ desired, running, pending }: ServiceBook, { cpu, memory, requests, overload }: Minute, last: boolean): void {
    const sums = this.#sums;
    sums[REQUESTS]! += requests;
    sums[OVERLOAD]! += overload;
    sums[ALL_REQUESTS]! += requests;
    sums[ALL_OVERLOAD]! += overload;
    if (cpu !== undefined) {
      sums[CPU]! += cpu;
      sums[MEMORY]! += memory!;
      this.#measured++;
    }
    this.#minute++;
    if (this.#minute % this.#minutesAGrain !== 0 && !last) return;
    const minutes = ((this.#minute - 1) % this.#minutesAGrain) + 1;
    const at = Math.ceil(this.#minute / this.#minutesAGrain) - 1;
    const series = this.#series;
    series.desired[at] = desired;
    series.running[at] = running;
    series.pending[at] = pending;
    series.shortfall[at] = Math.max(0, desired - running - pending);
    series.requests[at] = rounded(sums[REQUESTS]! / minutes, 1000);
    series.overload[at] = rounded(sums[OVERLOAD]! / minutes, 1000);
    series.cpu[at] = this.#measured === 0 ? null : rounded(sums[CPU]! / this.#measured, 100);
    series.memory[at] = this.#measured === 0 ? null : rounded(sums[MEMORY]! / this.#measured, 100);
    sums.fill(0, 0, ALL_REQUESTS);
    this.#measured = 0;
  }

  series(): ServiceSeries {
    return this.#series;
  }
}

const [REQUESTS, OVERLOAD, CPU, MEMORY, ALL_REQUESTS, ALL_OVERLOAD] = [0, 1, 2, 3, 4, 5] as const;

/** A list that grows is copied again and again. */
function emptyList<T>(length: number): T[] {
  const list: T[] = [];
  list.length = length;
  return list;
}

function rounded(value: number, fractions: number): number {
  return Math.round(value * fractions) / fractions;
}
