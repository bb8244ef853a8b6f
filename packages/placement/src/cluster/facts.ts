import { ECS_RESERVED_PORTS, occupiedPorts, portKey } from "../ports.js";
import type { Instance } from "../snapshot.js";
import { taskGroupOf } from "./compiled-group.js";
import type { CompiledGroup } from "./compiled-group.js";
import { GroupTally } from "./group-tally.js";

/** What a task takes. */
export type Taken = Pick<CompiledGroup, "cpu" | "memory" | "gpus" | "enis" | "ports">;

/**
 * What is left of every instance and what runs on it, by slot: typed arrays that grow, and a free list. Everything else
 * that the engine keeps is derived from here and can be rebuilt.
 */
export class Facts {
  /** Slots in use are those with a spec. */
  readonly specs: (Instance | undefined)[] = [];
  readonly slots: Map<string, number> = new Map();
  readonly tallies: Map<string, GroupTally> = new Map();
  cpu: Int32Array;
  memory: Int32Array;
  gpus: Int32Array;
  enis: Int32Array;
  tasks: Int32Array;
  /** The ports that its tasks use, each as often as there are tasks that do, for instances where any does. */
  readonly #ports: (number[] | undefined)[] = [];
  readonly #free: number[] = [];
  #instances = 0;

  constructor(capacity: number) {
    this.cpu = new Int32Array(capacity);
    this.memory = new Int32Array(capacity);
    this.gpus = new Int32Array(capacity);
    this.enis = new Int32Array(capacity);
    this.tasks = new Int32Array(capacity);
  }

  add(spec: Instance): number {
    const slot = this.#free.pop() ?? this.specs.length;
    // One look at the map instead of two: it takes most of the time of building a large cluster.
    if (this.slots.set(spec.id, slot).size === this.#instances) this.#refuse(spec.id, slot);
    this.#instances++;
    if (slot >= this.cpu.length) this.#grow();
    this.specs[slot] = spec;
    this.cpu[slot] = spec.cpu;
    this.memory[slot] = spec.memory;
    this.gpus[slot] = spec.gpus ?? 0;
    this.enis[slot] = 0;
    this.tasks[slot] = 0;
    this.#ports[slot] = undefined;
    for (const running of spec.running ?? []) {
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
    return slot;
  }

  remove(slot: number): void {
    const spec = this.specs[slot];
    if (!spec) return;
    for (const tally of this.tallies.values()) tally.change(slot, -tally.at(slot));
    this.specs[slot] = undefined;
    this.slots.delete(spec.id);
    this.#instances--;
    this.#free.push(slot);
  }

  /** The tasks of a group, counted. The latest to name its `task:group` is right. */
  tally(name: string, taskGroup: string): GroupTally {
    let tally = this.tallies.get(name);
    if (!tally) this.tallies.set(name, (tally = new GroupTally(name, this.cpu.length)));
    tally.taskGroup = taskGroup;
    return tally;
  }

  /** `by` tasks start (or, below 0, have stopped). Without a tally, it has counted them already. */
  change(slot: number, task: Taken, tally: GroupTally | undefined, by: number): void {
    this.cpu[slot]! -= task.cpu * by;
    this.memory[slot]! -= task.memory * by;
    if (task.gpus > 0) this.gpus[slot]! -= task.gpus * by;
    if (task.enis > 0) this.enis[slot]! += task.enis * by;
    this.tasks[slot]! += by;
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

  #refuse(id: string, slot: number): never {
    this.slots.set(
      id,
      this.specs.findIndex((spec) => spec?.id === id),
    );
    if (slot < this.specs.length) this.#free.push(slot);
    throw new RangeError(`instance ${id} is already in the cluster`);
  }

  #usePorts(slot: number, ports: readonly number[], by: number): void {
    const used = (this.#ports[slot] ??= []);
    for (const port of ports) {
      for (let i = 0; i < by; i++) used.push(port);
      for (let i = by; i < 0 && used.includes(port); i++) used.splice(used.indexOf(port), 1);
    }
  }

  #grow(): void {
    const capacity = Math.max(16, this.cpu.length * 2);
    this.cpu = grown(this.cpu, capacity);
    this.memory = grown(this.memory, capacity);
    this.gpus = grown(this.gpus, capacity);
    this.enis = grown(this.enis, capacity);
    this.tasks = grown(this.tasks, capacity);
  }
}

/** A longer copy of an array, zero where it had nothing. */
export function grown(array: Int32Array, capacity: number): Int32Array {
  const longer = new Int32Array(capacity);
  longer.set(array);
  return longer;
}
