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
  /** Sums of the grain's minutes so far. Numbers in an array of doubles, because a field would be a new object with each change. */
  readonly #sums = new Float64Array(6);
  #measured = 0;

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
    const columns = this.#columns;
    columns.desired[at] = desired;
    columns.running[at] = running;
    columns.pending[at] = pending;
    columns.shortfall[at] = Math.max(0, desired - running - pending);
    columns.requests[at] = sums[REQUESTS]! / minutes;
    columns.overload[at] = sums[OVERLOAD]! / minutes;
    columns.cpu[at] = this.#measured === 0 ? NaN : sums[CPU]! / this.#measured;
    columns.memory[at] = this.#measured === 0 ? NaN : sums[MEMORY]! / this.#measured;
    sums.fill(0, 0, ALL_REQUESTS);
    this.#measured = 0;
  }

  series(): ServiceSeries {
    const { desired, running, pending, cpu, memory, requests, overload, shortfall } = this.#columns;
    return {
      desired: listOf(desired, asIs),
      running: listOf(running, asIs),
      pending: listOf(pending, asIs),
      cpu: listOf(cpu, orNull),
      memory: listOf(memory, orNull),
      requests: listOf(requests, rounded),
      overload: listOf(overload, rounded),
      shortfall: listOf(shortfall, asIs),
    };
  }
}

const [REQUESTS, OVERLOAD, CPU, MEMORY, ALL_REQUESTS, ALL_OVERLOAD] = [0, 1, 2, 3, 4, 5] as const;

/** A loop of its own: an iterator over a typed array makes an object for each value, and there are millions. A list that grows is copied again and again. */
function listOf<T>(values: Int32Array | Float32Array, of: (value: number) => T): T[] {
  const list: T[] = [];
  list.length = values.length;
  for (let i = 0; i < values.length; i++) list[i] = of(values[i]!);
  return list;
}

function asIs(value: number): number {
  return value;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 100) / 100;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
