import { DRAWS, firstDraw, nextDraw } from "../../src/cluster/draw.js";
import { hash, mix } from "../../src/hash.js";
import { ECS_RESERVED_PORTS, occupiedPorts, portKey } from "../../src/ports.js";
import { compileQuery } from "../../src/query/compile.js";
import type { Instance, TaskGroup } from "../../src/snapshot.js";
import { criteriaOf } from "../../src/strategy.js";
import type { Criterion } from "../../src/strategy.js";

/** A task on an instance: a group's, or one that ran there before. */
type Task = Pick<TaskGroup, "name"> & Partial<TaskGroup>;

interface Host {
  spec: Instance;
  readonly tasks: Task[];
}

/**
 * The judge: ECS's placement written to be read. It keeps nothing but which tasks run where, and works everything else out by looking at all of
 * them, each time. The engine must choose as it does.
 */
export class Judge {
  readonly hosts: Host[] = [];
  readonly #seed: number;

  constructor({ seed = 0, instances }: { readonly seed?: number; readonly instances: readonly Instance[] }) {
    this.#seed = seed;
    for (const instance of instances) this.add(instance);
  }

  add(spec: Instance): void {
    const tasks = (spec.running ?? []).flatMap(({ group, count = 1, ...task }) =>
      Array.from({ length: count }, () => ({ name: group, ...task })),
    );
    this.hosts.push({ spec, tasks });
  }

  remove(id: string): void {
    this.hosts.splice(
      this.hosts.findIndex(({ spec }) => spec.id === id),
      1,
    );
  }

  update(id: string, changes: Partial<Instance>): void {
    const host = this.#host(id);
    host.spec = { ...host.spec, ...changes };
  }

  take(id: string, group: TaskGroup): void {
    this.#host(id).tasks.push(group);
  }

  release(id: string, group: TaskGroup): void {
    const { tasks } = this.#host(id);
    tasks.splice(tasks.lastIndexOf(group), 1);
  }

  /** Chooses an instance for one task of the group and takes it. */
  placeOne(group: TaskGroup): string | undefined {
    const host = this.choose(group);
    host?.tasks.push(group);
    return host?.spec.id;
  }

  choose(group: TaskGroup): Host | undefined {
    let candidates = this.hosts.filter((host) => this.fits(host, group));
    for (const criterion of criteriaOf(group)) {
      if (criterion.kind === "random") return this.#draw(candidates, group);
      const fewest = Math.min(...candidates.map((host) => this.#measure(host, criterion, group)));
      candidates = candidates.filter((host) => this.#measure(host, criterion, group) === fewest);
    }
    return this.#firstOnRing(candidates, group);
  }

  fits({ spec, tasks }: Host, group: TaskGroup): boolean {
    if ((spec.status ?? "ACTIVE") !== "ACTIVE" || spec.agentConnected === false) return false;
    const used = (of: (task: Task) => number): number => tasks.reduce((sum, task) => sum + of(task), 0);
    if (spec.cpu - used(({ cpu = 0 }) => cpu) < group.cpu) return false;
    if (spec.memory - used(({ memory = 0 }) => memory) < group.memory) return false;
    if ((spec.gpus ?? 0) - used(({ gpu = 0 }) => gpu) < (group.gpu ?? 0)) return false;

    const ports = new Set([
      ...ECS_RESERVED_PORTS,
      ...(spec.ports ?? []).map(portKey),
      ...tasks.flatMap((task) => [...occupiedPorts(task)]),
    ]);
    const wanted = occupiedPorts(group);
    if (wanted.some((port) => ports.has(port))) return false;
    if (wanted.length > 0 && ports.size + wanted.length > 100) return false;

    const interfaces = group.trunking && spec.trunkEnis ? spec.trunkEnis : (spec.enis ?? Number.POSITIVE_INFINITY);
    if (group.networkMode === "awsvpc" && used((task) => (task.networkMode === "awsvpc" ? 1 : 0)) >= interfaces) return false;

    for (const { name, value } of group.requiresAttributes ?? []) {
      const actual = attributesOf(spec)[name];
      if (actual === undefined || (value !== undefined && actual !== value)) return false;
    }
    const own = tasks.filter((task) => task.name === group.name).length;
    if (own >= (group.maxPerInstance ?? Number.POSITIVE_INFINITY)) return false;
    return (group.placementConstraints ?? []).every(({ type, expression = "" }) =>
      type === "distinctInstance" ? own === 0 : isMember({ spec, tasks }, expression),
    );
  }

  #measure(host: Host, criterion: Exclude<Criterion, { kind: "random" }>, { name }: TaskGroup): number {
    const own = (hosts: readonly Host[]): number => hosts.flatMap(({ tasks }) => tasks.filter((task) => task.name === name)).length;
    if (criterion.kind === "spread-instance") return own([host]);
    if (criterion.kind === "binpack") {
      const { field } = criterion;
      return host.tasks.reduce((left, task) => left - (task[field] ?? 0), host.spec[field]);
    }
    const value = attributesOf(host.spec)[criterion.attribute];
    return own(this.hosts.filter(({ spec }) => attributesOf(spec)[criterion.attribute] === value));
  }

  #ring(): { readonly host: Host; readonly key: number }[] {
    return this.hosts
      .map((host) => ({ host, key: hash(this.#seed, host.spec.id) }))
      .sort((a, b) => a.key - b.key || (a.host.spec.id < b.host.spec.id ? -1 : 1));
  }

  /** Packing starts at the ring's beginning for all groups, spreading at a point of the group's own. */
  #firstOnRing(candidates: readonly Host[], group: TaskGroup): Host | undefined {
    const packs = criteriaOf(group).some(({ kind }) => kind === "binpack");
    const point = packs ? 0 : mix(this.#seed ^ hash(0, group.name));
    const ring = this.#ring();
    const turned = [...ring.filter(({ key }) => key >= point), ...ring.filter(({ key }) => key < point)];
    return turned.find(({ host }) => candidates.includes(host))?.host;
  }

  #draw(candidates: readonly Host[], group: TaskGroup): Host | undefined {
    if (candidates.length === 0) return undefined;
    const ring = this.#ring().map(({ host }) => host);
    const tasks = this.hosts.flatMap((host) => host.tasks.filter(({ name }) => name === group.name)).length;
    let draw = firstDraw(this.#seed, hash(0, group.name), tasks);
    let at = 0;
    for (let tries = 0; tries < DRAWS; tries++) {
      draw = nextDraw(draw);
      at = draw % ring.length;
      if (candidates.includes(ring[at] as Host)) return ring[at];
    }
    return [...ring.slice(at), ...ring.slice(0, at)].find((host) => candidates.includes(host));
  }

  #host(id: string): Host {
    const host = this.hosts.find(({ spec }) => spec.id === id);
    if (!host) throw new Error(`no instance ${id}`);
    return host;
  }
}

function attributesOf({ type, az, attributes }: Instance): Readonly<Record<string, string | undefined>> {
  return { "ecs.instance-type": type, "ecs.availability-zone": az, ...attributes };
}

function isMember({ spec, tasks }: Host, expression: string): boolean {
  return compileQuery(expression).test({
    agentConnected: spec.agentConnected ?? true,
    agentVersion: spec.agentVersion,
    ec2InstanceId: spec.ec2InstanceId,
    registeredAt: spec.registeredAt,
    runningTasksCount: tasks.length,
    attribute: (name) => attributesOf(spec)[name],
    taskGroups: () => tasks.map(({ name, taskGroup }) => taskGroup ?? (name.includes(":") ? name : `service:${name}`)),
  });
}
