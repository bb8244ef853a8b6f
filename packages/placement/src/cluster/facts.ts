import { ECS_RESERVED_PORTS, MAX_HOST_PORTS, occupiedPorts, portKey } from "../ports.js";
import type { Instance, RunningTasks } from "../snapshot.js";
import { taskGroupOf } from "./compiled-group.js";
import type { CompiledGroup } from "./compiled-group.js";
import { GroupTally } from "./group-tally.js";
import { requireSize } from "./require-size.js";
import { SlotIndex } from "./slot-index.js";
import { LANES, TallyBlock } from "./tally-block.js";

/** What a task takes. */
export type Taken = Pick<CompiledGroup, "cpu" | "memory" | "gpus" | "enis" | "ports">;

/** What is known of an instance in numbers, side by side so that a processor fetches them together: where each stands in its row. */
export const CPU = 0;
export const MEMORY = 1;
const GPUS = 2;
const ENIS = 3;
const TASKS = 4;
/** Kept by `Signatures`; −1 for an instance that takes no tasks. */
export const SIGNATURE = 5;
/** Goes up with every change of any instance: of two instances, the one with less has been left alone for longer. */
export const CHANGED = 6;
/** The length of a row, as a power of two. */
export const ROW_BITS = 3;

/**
 * What is left of every instance and what runs on it, by slot: a typed array that grows, and a free list. Everything else
 * that the engine keeps is derived from here and can be rebuilt.
 */
export class Facts {
  /** Slots in use are those with a spec. */
  readonly specs: (Instance | undefined)[] = [];
  readonly slots: SlotIndex;
  readonly tallies: Map<string, GroupTally> = new Map();
  /** A row each; CPU and memory are what is left of them. */
  rows: Int32Array;
  /** The ports that its tasks use, each as often as there are tasks that do, for instances where any does. */
  readonly #ports: (number[] | undefined)[] = [];
  readonly #free: number[] = [];
  #changes = 0;
  #block: TallyBlock | undefined;

  constructor(seed: number, capacity: number) {
    this.slots = new SlotIndex(seed, capacity);
    this.rows = new Int32Array(capacity << ROW_BITS);
  }

  /** For how many slots there is room without growing. */
  get capacity(): number {
    return this.rows.length >> ROW_BITS;
  }

  /** CPU units left. */
  cpu(slot: number): number {
    return this.rows[(slot << ROW_BITS) + CPU]!;
  }

  /** MiB left. */
  memory(slot: number): number {
    return this.rows[(slot << ROW_BITS) + MEMORY]!;
  }

  /** GPUs left. */
  gpus(slot: number): number {
    return this.rows[(slot << ROW_BITS) + GPUS]!;
  }

  /** Network interfaces that tasks have. */
  enis(slot: number): number {
    return this.rows[(slot << ROW_BITS) + ENIS]!;
  }

  /** Tasks on the instance. */
  tasks(slot: number): number {
    return this.rows[(slot << ROW_BITS) + TASKS]!;
  }

  add(spec: Instance): number {
    requireSize(spec.cpu, `cpu of instance ${spec.id}`);
    requireSize(spec.memory, `memory of instance ${spec.id}`);
    requireSize(spec.gpus ?? 0, `gpus of instance ${spec.id}`);
    const slot = this.#free.at(-1) ?? this.specs.length;
    if (!this.slots.add(spec.id, slot)) throw new RangeError(`instance ${spec.id} is already in the cluster`);
    this.#free.pop();
    if (slot >= this.capacity) this.rows = grown(this.rows, Math.max(16, this.capacity * 2) << ROW_BITS);
    this.specs[slot] = spec;
    const row = slot << ROW_BITS;
    this.rows[row + CPU] = spec.cpu;
    this.rows[row + MEMORY] = spec.memory;
    this.rows[row + GPUS] = spec.gpus ?? 0;
    this.rows[row + ENIS] = 0;
    this.rows[row + TASKS] = 0;
    this.rows[row + SIGNATURE] = -1;
    this.#ports[slot] = undefined;
    if (spec.running !== undefined) this.#run(slot, spec.running);
    return slot;
  }

  #run(slot: number, tasks: readonly RunningTasks[]): void {
    for (const running of tasks) {
      const taken = {
        cpu: running.cpu ?? 0,
        memory: running.memory ?? 0,
        gpus: running.gpu ?? 0,
        enis: running.networkMode === "awsvpc" ? 1 : 0,
        ports: occupiedPorts(running),
      };
      this.change(
        slot,
        taken,
        this.tally(running.group, taskGroupOf({ standalone: false, name: running.group, taskGroup: running.taskGroup })),
        running.count ?? 1,
      );
    }
  }

  remove(slot: number): void {
    const spec = this.specs[slot];
    if (!spec) return;
    for (const tally of this.tallies.values()) tally.change(slot, -tally.at(slot));
    this.specs[slot] = undefined;
    this.slots.delete(spec.id);
    this.#free.push(slot);
  }

  /** The tasks of a group, counted. The latest to name its `task:group` is right. */
  tally(name: string, taskGroup: string): GroupTally {
    let tally = this.tallies.get(name);
    if (!tally) {
      const lane = this.tallies.size % LANES;
      if (lane === 0) this.#block = new TallyBlock(this.capacity);
      this.tallies.set(name, (tally = new GroupTally(name, this.#block as TallyBlock, lane)));
    }
    tally.taskGroup = taskGroup;
    return tally;
  }

  /** `by` tasks start (or, below 0, have stopped). Without a tally, it has counted them already. */
  change(slot: number, task: Taken, tally: GroupTally | undefined, by: number): void {
    const { rows } = this;
    const row = slot << ROW_BITS;
    rows[row + CPU]! -= task.cpu * by;
    rows[row + MEMORY]! -= task.memory * by;
    if (task.gpus > 0) rows[row + GPUS]! -= task.gpus * by;
    if (task.enis > 0) rows[row + ENIS]! += task.enis * by;
    rows[row + TASKS]! += by;
    rows[row + CHANGED] = ++this.#changes;
    if (task.ports.length > 0) this.#usePorts(slot, task.ports, by);
    tally?.change(slot, by);
  }

  portTaken(slot: number, port: number): boolean {
    return (
      ECS_RESERVED_PORTS.includes(port) ||
      this.#ports[slot]?.includes(port) ||
      (this.specs[slot]?.ports ?? []).some((own) => portKey(own) === port)
    );
  }

  /** Whether so many more ports can be in use. */
  hasRoomForPorts(slot: number, more: number): boolean {
    const most = ECS_RESERVED_PORTS.length + (this.specs[slot]?.ports?.length ?? 0) + (this.#ports[slot]?.length ?? 0);
    return most + more <= MAX_HOST_PORTS || this.portCount(slot) + more <= MAX_HOST_PORTS;
  }

  /** Ports in use, ECS's own included. */
  portCount(slot: number): number {
    return this.ports(slot).length;
  }

  /** The ports in use, sorted. */
  ports(slot: number): readonly number[] {
    const used = this.#ports[slot];
    const own = this.specs[slot]?.ports;
    if (!used && !own) return ECS_RESERVED_PORTS;
    return [...new Set([...ECS_RESERVED_PORTS, ...(own ?? []).map(portKey), ...(used ?? [])])].sort((a, b) => a - b);
  }

  /** Tells apart all that can matter of an instance's ports: which are in use, and by how many tasks, should they have been forced on it. */
  portState(slot: number): string {
    const used = this.#ports[slot];
    const own = this.specs[slot]?.ports;
    if (!used && !own) return "";
    if (used?.length === 1 && !own) return String(used[0]);
    return [...(own ?? []).map(portKey), "", ...(used ?? []).toSorted((a, b) => a - b)].join();
  }

  #usePorts(slot: number, ports: readonly number[], by: number): void {
    const used = (this.#ports[slot] ??= []);
    for (const port of ports) {
      for (let i = 0; i < by; i++) used.push(port);
      for (let i = by; i < 0 && used.includes(port); i++) used.splice(used.indexOf(port), 1);
    }
  }
}

/** A longer copy of an array, zero where it had nothing. */
export function grown(array: Int32Array, capacity: number): Int32Array {
  const longer = new Int32Array(capacity);
  longer.set(array);
  return longer;
}
