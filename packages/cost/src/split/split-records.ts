import { StowageError } from "@stowage/model";
import type { CostGroupTotals } from "./cost-groups.js";
import { costGroups } from "./cost-groups.js";
import type { ExactSum } from "./exact-sum.js";
import { addRemainder, addUnits, decimalOf, exactSum } from "./exact-sum.js";
import type { InstanceFacts, InstancePools } from "./instance-facts.js";
import { poolsOf } from "./instance-facts.js";
import { InstanceHour } from "./instance-hour.js";
import type { RecordLine } from "./record-reader.js";
import { readRecord, RECORD_COLUMNS } from "./record-reader.js";
import type { Pool } from "./share-pool.js";
import { sharePool } from "./share-pool.js";
import type { SplitFormat } from "./split-writer.js";
import { splitWriter } from "./split-writer.js";

export interface SplitOptions {
  /** What an instance cost in an hour, by its id and the hour as the records write it; undefined: its records are counted, but not split. */
  readonly instance: (id: string, hour: string) => InstanceFacts | undefined;
  /** `rows` (default): a row a task and hour; `cur`: two rows with the columns of AWS's Cost and Usage Report 2.0; `focus`: two rows in FOCUS columns. */
  readonly format?: SplitFormat | undefined;
  /** Columns of the records by whose values the costs are added up: `["service", "tag:team"]`. */
  readonly groupBy?: readonly string[] | undefined;
  /** Of the costs; default USD. */
  readonly currency?: string | undefined;
}

/** What a split amounts to. Amounts are decimals; `split`, `unused` and `unallocated` add up to `cost`. */
export interface SplitSummary {
  readonly records: number;
  readonly instanceHours: number;
  readonly cost: string;
  readonly split: string;
  readonly unused: string;
  /** Of instances whose tasks reserved and used nothing. */
  readonly unallocated: string;
  /** Instances without a known cost, with the number of their records; no row was written for those. */
  readonly unknown: Readonly<Record<string, number>>;
  /** By the values of `groupBy`, in the order of the columns. */
  readonly groups: readonly CostGroupTotals[];
}

/** A line longer than this is taken for a file that is none of ours. Our choice. */
const LONGEST_LINE = 1 << 20;

const NEWLINE = 10;
const RETURN = 13;

/**
 * Splits the cost of instances among tasks, hour by hour, as the records stream through: a month of many instances in the memory of one
 * instance-hour. The records of an instance and hour stand together, and the hours of an instance go up; a file that is not so is refused, never
 * split wrongly. The costs of each instance-hour add up to its cost exactly.
 *
 * @param chunks CSV in UTF-8 with a header of the columns `hour,instance,task,reservedCpu,reservedMemory,usedCpu,usedMemory` and any of your own.
 * @param write Gets the output in chunks; what it returns is waited for before its bytes are used again.
 * @throws StowageError `split-header`, `split-record`, `split-order`, `split-instance`, `split-group`; with the line.
 *
 * @example
 * const summary = await splitRecords(createReadStream("records.csv"), (bytes) => file.write(bytes), { instance: () => m5 });
 */
export async function splitRecords(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  write: (bytes: Uint8Array) => unknown,
  options: SplitOptions,
): Promise<SplitSummary> {
  const state: { lines: number; rest: Uint8Array } = { lines: 0, rest: new Uint8Array(0) };
  let splitter: Splitter | undefined;

  const take = async (bytes: Uint8Array, last: boolean): Promise<void> => {
    let from = 0;
    for (;;) {
      let end = bytes.indexOf(NEWLINE, from);
      if (end < 0 && last && from < bytes.length) end = bytes.length;
      if (end < 0) break;
      const until = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
      state.lines++;
      if (splitter === undefined) splitter = openSplitter(readHeader(bytes.subarray(from, until)), options);
      else if (until > from && splitter.take(bytes, from, until, state.lines)) await splitter.flushTo(write);
      from = end + 1;
    }
    state.rest = bytes.subarray(from);
    if (state.rest.length > LONGEST_LINE) throw new StowageError("split-record", `Line ${state.lines + 1} is longer than a record can be.`);
  };

  for await (const chunk of chunks) await take(state.rest.length === 0 ? chunk : joined(state.rest, chunk), false);
  await take(state.rest, true);
  splitter ??= openSplitter(readHeader(new Uint8Array(0)), options);
  splitter.end();
  await splitter.flushTo(write, true);
  return splitter.summary();
}

interface Splitter {
  /** Takes a line; true: there is output enough to be flushed. */
  take(bytes: Uint8Array, from: number, end: number, lineNumber: number): boolean;
  end(): void;
  flushTo(write: (bytes: Uint8Array) => unknown, all?: boolean): Promise<void>;
  summary(): SplitSummary;
}

function openSplitter(header: readonly string[], options: SplitOptions): Splitter {
  const line: RecordLine = {
    hourEnd: 0,
    instanceEnd: 0,
    taskEnd: 0,
    reservedCpu: 0,
    reservedMemory: 0,
    usedCpu: 0,
    usedMemory: 0,
    extra: 0,
  };
  const hour = new InstanceHour();
  const groups = costGroups(header, options.groupBy ?? []);
  const writer = splitWriter(options.format ?? "rows", header, options.currency ?? "USD");
  const lastHour = new Map<string, string>();
  const pools = new Map<InstanceFacts, InstancePools>();
  const unknown = new Map<string, number>();
  const sums = { cost: exactSum(), split: exactSum(), unused: exactSum(), unallocated: exactSum() };
  let records = 0;
  let instanceHours = 0;

  const close = (): void => {
    if (hour.count === 0) return;
    instanceHours++;
    const facts = options.instance(hour.instance, hour.hour);
    if (facts === undefined) unknown.set(hour.instance, (unknown.get(hour.instance) ?? 0) + hour.count);
    else {
      let known = pools.get(facts);
      if (known === undefined) pools.set(facts, (known = poolsOf(facts)));
      splitHour(hour, known, sums);
      groups.add(hour, known.remainder);
      writer.writeGroup(hour, known, facts);
    }
    hour.count = 0;
  };

  return {
    take(bytes, from, end, lineNumber) {
      readRecord(bytes, from, end, line, lineNumber);
      records++;
      if (!hour.continues(bytes, from, line)) {
        close();
        hour.open(bytes, from, line);
        const before = lastHour.get(hour.instance);
        if (before !== undefined && before >= hour.hour) throw outOfOrder(hour.instance, hour.hour, before, lineNumber);
        lastHour.set(hour.instance, hour.hour);
      }
      hour.add(bytes, from, end, line);
      return writer.isFull();
    },
    end: close,
    flushTo: (write, all) => writer.flushTo(write, all),
    summary: () => ({
      records,
      instanceHours,
      cost: decimalOf(sums.cost),
      split: decimalOf(sums.split),
      unused: decimalOf(sums.unused),
      unallocated: decimalOf(sums.unallocated),
      unknown: Object.fromEntries(unknown),
      groups: groups.totals(),
    }),
  };
}

interface Sums {
  readonly cost: ExactSum;
  readonly split: ExactSum;
  readonly unused: ExactSum;
  readonly unallocated: ExactSum;
}

function splitHour(hour: InstanceHour, { vcpu, memory, remainder }: InstancePools, sums: Sums): void {
  const noCpu = splitPool(hour, vcpu, hour.cpu, hour.cpuSplit, hour.cpuUnused, sums);
  const noMemory = splitPool(hour, memory, hour.memory, hour.memorySplit, hour.memoryUnused, sums);
  addUnits(sums.unallocated, noCpu + noMemory);
  addUnits(sums.cost, vcpu.cost + memory.cost);
  addRemainder(sums.cost, remainder);
  addRemainder(hour.total(hour.memory) > 0 ? sums.split : sums.unallocated, remainder);
}

function splitPool(hour: InstanceHour, pool: Pool, allocated: Float64Array, split: Float64Array, unused: Float64Array, sums: Sums): number {
  const { count } = hour;
  const left = sharePool(pool, allocated, count, split, unused);
  let [splitSum, unusedSum] = [0, 0];
  for (let at = 0; at < count; at++) {
    splitSum += split[at]!;
    unusedSum += unused[at]!;
  }
  addUnits(sums.split, splitSum);
  addUnits(sums.unused, unusedSum);
  return left;
}

function readHeader(bytes: Uint8Array): readonly string[] {
  const header = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, "")
    .split(",");
  const wrong = RECORD_COLUMNS.findIndex((column, at) => header[at] !== column);
  if (wrong < 0) return header;
  throw new StowageError(
    "split-header",
    `Line 1: column ${wrong + 1} is "${header[wrong] ?? ""}" and should be "${RECORD_COLUMNS[wrong]}".`,
    {
      hint: `The columns are ${RECORD_COLUMNS.join(",")}, and any of your own after them.`,
    },
  );
}

function outOfOrder(instance: string, hour: string, before: string, line: number): StowageError {
  return new StowageError("split-order", `Line ${line}: records of ${instance} for ${hour} come after others of it for ${before}.`, {
    hint: "Sort the records by hour and instance, so that those of an instance-hour stand together.",
  });
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
