import type { RecordLine } from "./record-reader.js";
import { allocation } from "./split-instance-hour.js";

/** A number for each record of an instance-hour. */
type Column =
  | "reservedCpu"
  | "reservedMemory"
  | "usedCpu"
  | "usedMemory"
  | "cpu"
  | "memory"
  | "cpuSplit"
  | "cpuUnused"
  | "memorySplit"
  | "memoryUnused";

const decoder = new TextDecoder();

/** The records of one instance-hour, in arrays that are used again for the next: nothing is allocated for a record. */
export class InstanceHour {
  count = 0;
  hour = "";
  instance = "";
  /** `hour,instance,task` and the columns of your own of each record, as bytes. */
  texts: Uint8Array = new Uint8Array(4096);
  starts: Float64Array = new Float64Array(64);
  taskStarts: Float64Array = new Float64Array(64);
  prefixEnds: Float64Array = new Float64Array(64);
  ends: Float64Array = new Float64Array(64);
  reservedCpu: Float64Array = new Float64Array(64);
  reservedMemory: Float64Array = new Float64Array(64);
  /** -1: not known. */
  usedCpu: Float64Array = new Float64Array(64);
  usedMemory: Float64Array = new Float64Array(64);
  /** The greater of reserved and used. */
  cpu: Float64Array = new Float64Array(64);
  memory: Float64Array = new Float64Array(64);
  cpuSplit: Float64Array = new Float64Array(64);
  cpuUnused: Float64Array = new Float64Array(64);
  memorySplit: Float64Array = new Float64Array(64);
  memoryUnused: Float64Array = new Float64Array(64);
  #used = 0;
  #keyLength = 0;

  /** Whether a record is of the instance and hour that were opened. */
  continues(bytes: Uint8Array, from: number, line: RecordLine): boolean {
    if (this.count === 0 || line.instanceEnd - from !== this.#keyLength) return false;
    // From the end: instances differ there, and hours seldom do.
    for (let i = this.#keyLength - 1; i >= 0; i--) if (bytes[from + i] !== this.texts[i]) return false;
    return true;
  }

  open(bytes: Uint8Array, from: number, line: RecordLine): void {
    this.count = 0;
    this.#used = 0;
    this.#keyLength = line.instanceEnd - from;
    this.hour = decoder.decode(bytes.subarray(from, line.hourEnd));
    this.instance = decoder.decode(bytes.subarray(line.hourEnd + 1, line.instanceEnd));
  }

  add(bytes: Uint8Array, from: number, end: number, line: RecordLine): void {
    const at = this.count;
    if (at === this.cpu.length) this.#growColumns();
    const prefix = line.taskEnd - from;
    const length = prefix + (end - line.extra);
    while (this.#used + length > this.texts.length) this.texts = grown(this.texts, new Uint8Array(2 * this.texts.length));
    const start = this.#used;
    copy(bytes, from, line.taskEnd, this.texts, start);
    copy(bytes, line.extra, end, this.texts, start + prefix);
    this.#used += length;
    this.starts[at] = start;
    this.taskStarts[at] = start + line.instanceEnd - from + 1;
    this.prefixEnds[at] = start + prefix;
    this.ends[at] = this.#used;
    this.reservedCpu[at] = line.reservedCpu;
    this.reservedMemory[at] = line.reservedMemory;
    this.usedCpu[at] = line.usedCpu;
    this.usedMemory[at] = line.usedMemory;
    this.cpu[at] = allocation(line.reservedCpu, line.usedCpu);
    this.memory[at] = allocation(line.reservedMemory, line.usedMemory);
    this.count++;
  }

  /** A column's sum over the records. */
  total(column: Float64Array): number {
    let sum = 0;
    for (let at = 0; at < this.count; at++) sum += column[at]!;
    return sum;
  }

  /** The task of a record. */
  task(at: number): string {
    return decoder.decode(this.texts.subarray(this.taskStarts[at], this.prefixEnds[at]));
  }

  /** The values of the columns of your own. */
  extra(at: number): readonly string[] {
    const text = decoder.decode(this.texts.subarray(this.prefixEnds[at], this.ends[at]));
    return text === "" ? [] : splitFields(text.slice(1));
  }

  #growColumns(): void {
    const size = 2 * this.cpu.length;
    for (const name of [...COLUMNS, ...POSITIONS]) this[name] = grown(this[name], new Float64Array(size));
  }
}

const COLUMNS: readonly Column[] = [
  ...(["reservedCpu", "reservedMemory", "usedCpu", "usedMemory", "cpu", "memory"] as const),
  ...(["cpuSplit", "cpuUnused", "memorySplit", "memoryUnused"] as const),
];
const POSITIONS = ["starts", "taskStarts", "prefixEnds", "ends"] as const;

/** Fields of a CSV line; quoted ones may hold commas. */
function splitFields(text: string): string[] {
  if (!text.includes('"')) return text.split(",");
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

/** Short copies are faster by hand than through `set`. */
function copy(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  for (let i = start, j = at; i < end; i++, j++) to[j] = from[i]!;
}

function grown<T extends Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
