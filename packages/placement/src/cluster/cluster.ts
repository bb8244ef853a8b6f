import type { Instance, TaskGroup } from "../snapshot.js";
import { failuresOf } from "./checks.js";
import type { Failure } from "./checks.js";
import { Engine } from "./engine.js";
import type { Member } from "./engine.js";
import { SlotView } from "./instance-view.js";
import { refusalOf } from "./refusal.js";
import type { Refusal } from "./refusal.js";

/** Where tasks go: an instance id for each task that fits, and why the next one does not. */
export interface Choice {
  readonly instances: readonly string[];
  /** Present if fewer than asked for fit. */
  readonly refusal?: Refusal;
}

/** What is left of an instance. */
export interface Remaining {
  readonly instance: Instance;
  /** CPU units. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly gpus: number;
  /** Tasks on it. */
  readonly tasks: number;
}

/** What an instance may say anew of itself. */
export type InstanceChanges = Partial<Omit<Instance, "id" | "cpu" | "memory" | "gpus" | "ports" | "running">>;

/**
 * A long-lived index of a cluster's container instances that places tasks as ECS does. It reads no clock and draws no random number: what it
 * chooses depends on what is in it and on the seed alone, not on how it got there.
 *
 * `choose` looks without changing anything; `take` and `release` tell it of tasks that start and stop; `place` is choose and take in one.
 * A group is read once and remembered by identity: pass the same object for the same revision of a service. Tasks are counted by the group's name.
 *
 * Methods that take a group throw ClusterQueryError for an expression that cannot be read, and RangeError for a size, strategy or constraint that
 * ECS does not have; those that take an id, RangeError if the cluster does not have it.
 *
 * @example
 * const cluster = new Cluster({ seed: 1, instances: [{ id: "i-1", az: "us-east-1a", cpu: 2048, memory: 7764 }] });
 * cluster.place({ name: "web", cpu: 256, memory: 512 }, 3).instances; // ["i-1", "i-1", "i-1"]
 */
export class Cluster {
  readonly #engine: Engine;

  /**
   * @param options.seed Decides what ECS leaves to chance. Default 0.
   * @param options.groups Groups that will be placed, if they are known: their indexes are then made at once. Others can come later.
   * @throws RangeError if two instances have one id, or one has a size that is no whole number from 0 to 2^30.
   */
  constructor(options: { readonly seed?: number; readonly instances?: readonly Instance[]; readonly groups?: readonly TaskGroup[] } = {}) {
    const { seed = 0, instances = [], groups = [] } = options;
    this.#engine = new Engine(seed, instances.length);
    for (const group of groups) this.#engine.member(group);
    for (const instance of instances) this.#engine.add(instance);
  }

  /** Adds an instance with the tasks that it says run on it. @throws RangeError if its id is taken, or for a size as the constructor does. */
  add(instance: Instance): void {
    this.#engine.add(instance);
  }

  /** Takes an instance out, its tasks with it. An unknown id is ignored. */
  remove(id: string): void {
    const slot = this.#engine.facts.slots.get(id);
    if (slot >= 0) this.#engine.remove(slot);
  }

  /** Changes what an instance says of itself (status, agentConnected, attributes …); its tasks stay. */
  update(id: string, changes: InstanceChanges): void {
    const slot = this.#slot(id);
    this.#engine.update(slot, { ...(this.#engine.facts.specs[slot] as Instance), ...changes });
  }

  /** Where the next `count` tasks of the group would go, each seeing the ones before it. Changes nothing. */
  choose(group: TaskGroup, count = 1): Choice {
    const member = this.#engine.member(group);
    const slots = this.#engine.choose(member, count);
    if (slots.length === count) return { instances: slots.map((slot) => this.#id(slot)) };
    // Why the next one does not fit is seen with the ones before it in their places.
    for (const slot of slots) this.#engine.take(member, slot);
    const refusal = this.#refusal(member);
    for (let i = slots.length - 1; i >= 0; i--) this.#engine.release(member, slots[i] as number);
    return { instances: slots.map((slot) => this.#id(slot)), refusal };
  }

  /** Chooses instances for `count` tasks of the group and takes them. */
  place(group: TaskGroup, count = 1): Choice {
    const member = this.#engine.member(group);
    const slots = this.#engine.placeMany(member, count);
    const instances = slots.map((slot) => this.#id(slot));
    return slots.length < count ? { instances, refusal: this.#refusal(member) } : { instances };
  }

  /** As {@link place}, without the reason for what does not fit. */
  placeMany(group: TaskGroup, count: number): readonly string[] {
    return this.#engine.placeMany(this.#engine.member(group), count).map((slot) => this.#id(slot));
  }

  /** Chooses an instance for one task of the group and takes it; undefined if none does. The fastest way; {@link refuse} says why not. */
  placeOne(group: TaskGroup): string | undefined {
    const slot = this.#engine.place(this.#engine.member(group));
    return slot < 0 ? undefined : this.#id(slot);
  }

  /** A task of the group runs on the instance, whoever chose it. */
  take(id: string, group: TaskGroup): void {
    this.#engine.take(this.#engine.member(group), this.#slot(id));
  }

  /** A task of the group has stopped on the instance. @throws RangeError if no task of the group runs there. */
  release(id: string, group: TaskGroup): void {
    const member = this.#engine.member(group);
    const slot = this.#slot(id);
    if (member.tally.at(slot) === 0) throw new RangeError(`no task of ${group.name} runs on ${id}`);
    this.#engine.release(member, slot);
  }

  /** Why no instance takes one more task of the group, or undefined if one does. */
  refuse(group: TaskGroup): Refusal | undefined {
    const member = this.#engine.member(group);
    return this.#engine.choose(member, 1).length > 0 ? undefined : this.#refusal(member);
  }

  /** Every check that an instance fails for one more task of the group; empty if it takes one. For RunTask's `failures`, ask each instance. */
  failures(id: string, group: TaskGroup): readonly Failure[] {
    const view = new SlotView(this.#engine.facts);
    view.slot = this.#slot(id);
    return failuresOf(view, this.#engine.member(group).group);
  }

  /** Tasks of a group, by its name: in all, or on one instance. */
  tasksOf(name: string, id?: string): number {
    const tally = this.#engine.facts.tallies.get(name);
    if (!tally) return 0;
    return id === undefined ? tally.total : tally.at(this.#slot(id));
  }

  /** What is left of an instance, or undefined for an unknown id. */
  remaining(id: string): Remaining | undefined {
    const { facts } = this.#engine;
    const slot = facts.slots.get(id);
    if (slot < 0) return undefined;
    const [cpu, memory, gpus, tasks] = [facts.cpu(slot), facts.memory(slot), facts.gpus(slot), facts.tasks(slot)];
    return { instance: facts.specs[slot] as Instance, cpu, memory, gpus, tasks };
  }

  /** The ids of its instances. */
  *instances(): Iterable<string> {
    for (const spec of this.#engine.facts.specs) if (spec) yield spec.id;
  }

  #refusal({ group }: Member): Refusal {
    return refusalOf(this.#views(), group);
  }

  *#views(): Generator<SlotView> {
    const { facts } = this.#engine;
    const view = new SlotView(facts);
    for (view.slot = 0; view.slot < facts.specs.length; view.slot++) if (facts.specs[view.slot]) yield view;
  }

  #slot(id: string): number {
    const slot = this.#engine.facts.slots.get(id);
    if (slot < 0) throw new RangeError(`no instance ${id} in the cluster`);
    return slot;
  }

  #id(slot: number): string {
    return this.#engine.facts.slots.ids[slot] as string;
  }
}
