import { hash, mix } from "../hash.js";
import type { Instance, TaskGroup } from "../snapshot.js";
import { fits } from "./checks.js";
import { compileGroup } from "./compiled-group.js";
import type { CompiledGroup } from "./compiled-group.js";
import { instanceState, release, take } from "./instance-state.js";
import type { InstanceState } from "./instance-state.js";
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
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  /** Tasks on it. */
  readonly tasks: number;
}

/**
 * A long-lived index of a cluster's container instances that places tasks as ECS does. It reads no clock and draws no random number: what it
 * chooses depends on what is in it and on the seed alone, not on how it got there.
 *
 * `choose` looks without changing anything; `take` and `release` tell it of tasks that start and stop; `place` is choose and take in one.
 * Groups are read once and remembered by identity: pass the same object for the same revision of a service.
 *
 * @example
 * const cluster = new Cluster({ seed: 1, instances: [{ id: "i-1", az: "us-east-1a", cpu: 2048, memory: 7764 }] });
 * cluster.place({ name: "web", cpu: 256, memory: 512 }, 3).instances // ["i-1", "i-1", "i-1"]
 */
export class Cluster {
  readonly #seed: number;
  readonly #states = new Map<string, InstanceState>();
  readonly #groups = new WeakMap<TaskGroup, CompiledGroup>();
  readonly #counts = new Map<string, number>();
  #ring: readonly InstanceState[] | undefined;

  /** @throws RangeError if two instances have one id. */
  constructor({ seed = 0, instances = [] }: { readonly seed?: number; readonly instances?: Iterable<Instance> } = {}) {
    this.#seed = seed;
    for (const instance of instances) this.add(instance);
  }

  /** Adds an instance with the tasks that it says run on it. @throws RangeError if its id is taken. */
  add(instance: Instance): void {
    if (this.#states.has(instance.id)) throw new RangeError(`instance ${instance.id} is already in the cluster`);
    const state = instanceState(instance);
    this.#states.set(instance.id, state);
    for (const [group, count] of state.groups) this.#count(group, count);
    this.#ring = undefined;
  }

  /** Takes an instance out, its tasks with it. Unknown ids are ignored. */
  remove(id: string): void {
    const state = this.#states.get(id);
    if (!state) return;
    this.#states.delete(id);
    for (const [group, count] of state.groups) this.#count(group, -count);
    this.#ring = undefined;
  }

  /** Changes what an instance says of itself (status, agentConnected, attributes …); its tasks stay. @throws RangeError for an unknown id. */
  update(id: string, changes: Partial<Omit<Instance, "id" | "cpu" | "memory" | "gpus" | "ports" | "running">>): void {
    const state = this.#state(id);
    state.spec = { ...state.spec, ...changes };
    state.attributes = instanceState({ ...state.spec, running: [] }).attributes;
  }

  /** Where the next `count` tasks of the group would go, each seeing the ones before it. Changes nothing. */
  choose(group: TaskGroup, count = 1): Choice {
    const choice = this.place(group, count);
    for (const id of choice.instances) this.release(id, group);
    return choice;
  }

  /** Chooses instances for `count` tasks of the group and takes them. */
  place(group: TaskGroup, count = 1): Choice {
    const compiled = this.#compiled(group);
    const instances: string[] = [];
    for (let i = 0; i < count; i++) {
      const state = this.#best(compiled);
      if (!state) return { instances, refusal: refusalOf(this.#states.values(), compiled) };
      take(state, compiled);
      this.#count(compiled.name, 1);
      instances.push(state.id);
    }
    return { instances };
  }

  /** A task of the group runs on the instance, whoever chose it. @throws RangeError for an unknown id. */
  take(id: string, group: TaskGroup): void {
    const compiled = this.#compiled(group);
    take(this.#state(id), compiled);
    this.#count(compiled.name, 1);
  }

  /** A task of the group has stopped on the instance. @throws RangeError for an unknown id, or if no task of the group runs there. */
  release(id: string, group: TaskGroup): void {
    const compiled = this.#compiled(group);
    const state = this.#state(id);
    if (!state.groups.has(compiled.name)) throw new RangeError(`no task of ${compiled.name} runs on ${id}`);
    release(state, compiled);
    this.#count(compiled.name, -1);
  }

  /** Why no instance takes one more task of the group, or undefined if one does. */
  refuse(group: TaskGroup): Refusal | undefined {
    const compiled = this.#compiled(group);
    for (const state of this.#states.values()) if (fits(state, compiled)) return undefined;
    return refusalOf(this.#states.values(), compiled);
  }

  /** What is left of an instance, or undefined for an unknown id. */
  remaining(id: string): Remaining | undefined {
    const state = this.#states.get(id);
    return state && { instance: state.spec, cpu: state.cpu, memory: state.memory, gpus: state.gpus, tasks: state.runningTasksCount };
  }

  /** The instances in the order in which they were added. */
  instances(): Iterable<string> {
    return this.#states.keys();
  }

  #best(group: CompiledGroup): InstanceState | undefined {
    const ring = this.#inRing();
    let candidates = ring.filter((state) => fits(state, group));
    for (const criterion of group.criteria) {
      if (candidates.length < 2) break;
      if (criterion.kind === "random") candidates = [this.#draw(ring, candidates, group)];
      else candidates = least(candidates, this.#measure(criterion, group));
    }
    return this.#first(ring, candidates, group);
  }

  #measure(
    criterion: Exclude<CompiledGroup["criteria"][number], { kind: "random" }>,
    group: CompiledGroup,
  ): (state: InstanceState) => number {
    if (criterion.kind === "binpack") return (state) => state[criterion.field];
    if (criterion.kind === "spread-instance") return (state) => state.groups.get(group.name) ?? 0;
    const counts = new Map<string | undefined, number>();
    for (const state of this.#states.values()) {
      const value = state.attribute(criterion.attribute);
      counts.set(value, (counts.get(value) ?? 0) + (state.groups.get(group.name) ?? 0));
    }
    return (state) => counts.get(state.attribute(criterion.attribute)) ?? 0;
  }

  #draw(ring: readonly InstanceState[], candidates: readonly InstanceState[], group: CompiledGroup): InstanceState {
    const allowed = new Set(candidates);
    let salt = mix(this.#seed ^ group.hash ^ mix(this.#counts.get(group.name) ?? 0));
    let at = 0;
    for (let tries = 0; tries < DRAWS; tries++) {
      salt = mix(salt + 0x9e3779b9);
      at = salt % ring.length;
      if (allowed.has(ring[at] as InstanceState)) break;
    }
    for (; ; at = (at + 1) % ring.length) {
      const state = ring[at] as InstanceState;
      if (allowed.has(state)) return state;
    }
  }

  #first(ring: readonly InstanceState[], candidates: readonly InstanceState[], group: CompiledGroup): InstanceState | undefined {
    if (candidates.length < 2) return candidates[0];
    const binpack = group.criteria.some(({ kind }) => kind === "binpack");
    const from = binpack ? 0 : mix(this.#seed ^ group.hash) % ring.length;
    const allowed = new Set(candidates);
    for (let i = 0; i < ring.length; i++) {
      const state = ring[(from + i) % ring.length] as InstanceState;
      if (allowed.has(state)) return state;
    }
    return undefined;
  }

  #inRing(): readonly InstanceState[] {
    return (this.#ring ??= [...this.#states.values()]
      .map((state) => ({ state, key: hash(this.#seed, state.id) }))
      .sort((a, b) => a.key - b.key || (a.state.id < b.state.id ? -1 : 1))
      .map(({ state }) => state));
  }

  #compiled(group: TaskGroup): CompiledGroup {
    let compiled = this.#groups.get(group);
    if (!compiled) this.#groups.set(group, (compiled = compileGroup(group)));
    return compiled;
  }

  #state(id: string): InstanceState {
    const state = this.#states.get(id);
    if (!state) throw new RangeError(`no instance ${id} in the cluster`);
    return state;
  }

  #count(group: string, by: number): void {
    this.#counts.set(group, (this.#counts.get(group) ?? 0) + by);
  }
}

/** So many random draws before the search goes on from the last one, round the ring. */
const DRAWS = 8;

function least(candidates: readonly InstanceState[], measure: (state: InstanceState) => number): InstanceState[] {
  const values = candidates.map(measure);
  const best = Math.min(...values);
  return candidates.filter((_, i) => values[i] === best);
}
