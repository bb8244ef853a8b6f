import type { Applied } from "../control/applied.js";
import { capacityOf, isLive, kindOf } from "../state/kinds.js";
import type { ServiceRow, TaskSpecRow, TaskStatusRow } from "../state/rows.js";
import type { TaskRecord } from "./result.js";

/** What is known of one service at this instant, and what has added up since the beginning. */
export interface ServiceBook {
  readonly key: string;
  readonly arn: string;
  desired: number;
  running: number;
  pending: number;
  /** Task-milliseconds of running tasks in this minute, up to `countedTo` (milliseconds into it). Small whole numbers, which cost no object each. */
  minuteMs: number;
  countedTo: number;
  peakRunning: number;
  started: number;
  stopped: number;
  /** Running tasks by zone. */
  readonly zones: Map<string, number>;
  /** Since when none has run though some should; undefined: some run. */
  downSince: number | undefined;
  readonly downtimes: { readonly from: number; readonly to: number }[];
}

interface OpenTask {
  spec: TaskSpecRow;
  readonly book: ServiceBook | undefined;
  /** What it is counted from; a task without a network has no phase of its own for the pull. */
  pullStartedAt: number;
}

/** Keeps count from the engine's own durable changes: nothing here is asked of the engine, and nothing is worked out twice. */
export class Book {
  readonly services: readonly ServiceBook[];
  readonly #byArn: ReadonlyMap<string, ServiceBook>;
  readonly #tasks = new Map<string, OpenTask>();
  readonly #records: TaskRecord[] = [];
  readonly #onRunning: (spec: TaskSpecRow) => void;
  #from = 0;
  #minuteFrom = 0;

  /** @param onRunning Called with each task of a service that comes to run. */
  constructor(services: readonly { readonly key: string; readonly arn: string }[], onRunning: (spec: TaskSpecRow) => void) {
    this.services = services.map(({ key, arn }) => ({
      key,
      arn,
      desired: 0,
      running: 0,
      pending: 0,
      minuteMs: 0,
      countedTo: 0,
      peakRunning: 0,
      started: 0,
      stopped: 0,
      zones: new Map(),
      downSince: undefined,
      downtimes: [],
    }));
    this.#byArn = new Map(this.services.map((book) => [book.arn, book]));
    this.#onRunning = onRunning;
  }

  /** Begins to count: what was before is no part of the simulated span. */
  begin(now: number): void {
    this.#from = now;
    this.#minuteFrom = now;
    this.#records.length = 0;
    for (const book of this.services) {
      Object.assign(book, { minuteMs: 0, countedTo: 0, peakRunning: book.running, started: 0, stopped: 0 });
      book.downtimes.length = 0;
      book.downSince = book.running === 0 && book.desired > 0 ? now : undefined;
    }
  }

  record(applied: readonly Applied[]): void {
    for (const { table, key, old, row, at } of applied) {
      if (table === "taskStatuses") this.#status(key, old as TaskStatusRow | undefined, row as TaskStatusRow | undefined, at);
      else if (table === "taskSpecs") this.#spec(key, row as TaskSpecRow | undefined, at);
      else if (table === "services" && row) this.#desired(key, (row as ServiceRow).desiredCount, at);
    }
  }

  /** How many of the service's tasks ran on average in the minute that ends at `at`; the next one begins. */
  endMinute(book: ServiceBook, at: number): number {
    this.#countTo(book, at);
    const average = book.minuteMs / (at - this.#minuteFrom);
    book.minuteMs = 0;
    book.countedTo = 0;
    return average;
  }

  /** Begins a minute, for all services. */
  beginMinute(at: number): void {
    this.#minuteFrom = at;
  }

  /** Ends the count: every task as it ran within the span, in the order in which they ended. */
  close(now: number): readonly TaskRecord[] {
    for (const book of this.services) {
      if (book.downSince !== undefined) book.downtimes.push({ from: book.downSince, to: now });
    }
    for (const task of this.#tasks.values()) this.#end(task, now);
    return this.#records;
  }

  #countTo(book: ServiceBook, at: number): void {
    const into = at - this.#minuteFrom;
    book.minuteMs += book.running * (into - book.countedTo);
    book.countedTo = into;
  }

  #spec(arn: string, spec: TaskSpecRow | undefined, at: number): void {
    // Rows of stopped tasks go after an hour; they were ended here before.
    if (!spec) return;
    const known = this.#tasks.get(arn);
    if (known) {
      // It has waited for an instance until now.
      known.spec = spec;
      known.pullStartedAt = at;
      if (known.book) known.book.pending++;
      return;
    }
    const book = spec.serviceArn === undefined ? undefined : this.#byArn.get(spec.serviceArn);
    this.#tasks.set(arn, { spec, book, pullStartedAt: 0 });
    if (book) book.started++;
  }

  #status(arn: string, old: TaskStatusRow | undefined, now: TaskStatusRow | undefined, at: number): void {
    const task = this.#tasks.get(arn);
    if (!task) return;
    if (now?.pullStartedAt !== undefined) task.pullStartedAt = now.pullStartedAt;
    if (task.book) this.#count(task.book, task.spec, old, now, at);
    if (now?.lastStatus !== "STOPPED") return;
    this.#tasks.delete(arn);
    if (task.book) task.book.stopped++;
    this.#end(task, now.stoppedAt ?? at);
  }

  #count(book: ServiceBook, spec: TaskSpecRow, old: TaskStatusRow | undefined, now: TaskStatusRow | undefined, at: number): void {
    const before = old && kindOf(old);
    const after = now && kindOf(now);
    if (before === after) return;
    const ran = isLive(before) && before !== "pending";
    const runs = isLive(after) && after !== "pending";
    // One that waits for an instance is not on its way.
    if (!spec.waiting) book.pending += Number(after === "pending") - Number(before === "pending");
    if (ran === runs) return;
    this.#countTo(book, at);
    book.running += runs ? 1 : -1;
    book.peakRunning = Math.max(book.peakRunning, book.running);
    const inZone = (book.zones.get(spec.availabilityZone) ?? 0) + (runs ? 1 : -1);
    if (inZone === 0) book.zones.delete(spec.availabilityZone);
    else book.zones.set(spec.availabilityZone, inZone);
    this.#upOrDown(book, at);
    if (runs) this.#onRunning(spec);
  }

  #desired(arn: string, desired: number, at: number): void {
    const book = this.#byArn.get(arn);
    if (!book || book.desired === desired) return;
    book.desired = desired;
    this.#upOrDown(book, at);
  }

  #upOrDown(book: ServiceBook, at: number): void {
    const down = book.running === 0 && book.desired > 0;
    if (down === (book.downSince !== undefined)) return;
    if (book.downSince !== undefined) book.downtimes.push({ from: book.downSince, to: at });
    book.downSince = down ? at : undefined;
  }

  #end({ spec, book, pullStartedAt }: OpenTask, stoppedAt: number): void {
    const from = Math.max(this.#from, pullStartedAt === 0 ? spec.createdAt : pullStartedAt);
    if (stoppedAt <= from || !book || spec.waiting) return;
    this.#records.push({ resource: book.key, on: capacityOf(spec), zone: spec.availabilityZone, pullStartedAt: from, stoppedAt });
  }
}
