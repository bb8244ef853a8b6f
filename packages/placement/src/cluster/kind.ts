import type { CompiledGroup, CompiledMemberOf } from "./compiled-group.js";
import type { GroupTally } from "./group-tally.js";

/**
 * All that a group demands of an instance besides CPU and memory. Groups that demand the same share one; most share the one that demands
 * nothing.
 */
export interface Kind {
  readonly number: number;
  readonly gpus: number;
  readonly enis: number;
  readonly trunking: boolean;
  readonly ports: readonly number[];
  /** Attributes and expressions that do not change as tasks come and go. */
  readonly predicate: Predicate;
  /** Expressions that do. */
  readonly dynamic: readonly CompiledMemberOf[];
  /** No more than `limit` tasks of this group on one instance. */
  readonly limited: GroupTally | undefined;
  readonly limit: number;
}

/** A condition on what an instance is. */
export interface Predicate {
  readonly number: number;
  readonly attributes: CompiledGroup["attributes"];
  readonly memberOf: readonly CompiledMemberOf[];
}

/** What a task changes on its instance besides CPU and memory. */
export interface Effect {
  readonly number: number;
  /** Nothing that any kind asks about changes. */
  readonly none: boolean;
  /** An expression may change its answer, so that it has to be asked again. */
  readonly dynamic: boolean;
}

/** Tells groups' demands and effects apart, and numbers them. */
export class Kinds {
  readonly all: Kind[] = [];
  readonly predicates: Predicate[] = [];
  readonly #kinds = new Map<string, Kind>();
  readonly #predicates = new Map<string, Predicate>();
  readonly #effects = new Map<string, Effect>();
  readonly #dynamic: CompiledMemberOf[] = [];
  readonly #limited = new Set<GroupTally>();

  /** Whether anything asks about ports, so that they must be told apart. */
  portsMatter = false;

  get dynamic(): readonly CompiledMemberOf[] {
    return this.#dynamic;
  }

  get limited(): ReadonlySet<GroupTally> {
    return this.#limited;
  }

  kindOf(group: CompiledGroup, tally: GroupTally): Kind {
    const limit = group.distinctInstance ? Math.min(1, group.maxPerInstance) : group.maxPerInstance;
    const limited = Number.isFinite(limit) ? tally : undefined;
    const dynamic = group.memberOf.filter(({ readsTasks }) => readsTasks);
    const predicate = this.#predicateOf(group);
    const expressions = dynamic.map(({ expression }) => expression);
    const { gpus, enis, ports } = group;
    const trunking = enis > 0 && group.trunking;
    const key = JSON.stringify([gpus, enis, trunking, ports, predicate.number, expressions, limited?.name, limited && limit]);
    let kind = this.#kinds.get(key);
    if (!kind) {
      kind = { number: this.all.length, gpus, enis, trunking, ports, predicate, dynamic, limited, limit };
      this.#kinds.set(key, kind);
      this.all.push(kind);
      for (const query of dynamic) if (!this.#dynamic.some((other) => other.expression === query.expression)) this.#dynamic.push(query);
      if (limited) this.#limited.add(limited);
      this.portsMatter ||= ports.length > 0;
    }
    return kind;
  }

  /** What a task of the group changes. Ask again when kinds have been added: what nobody asked about may matter then. */
  effectOf(group: CompiledGroup, tally: GroupTally): Effect {
    const ports = this.portsMatter ? group.ports : [];
    const limited = this.#limited.has(tally) ? tally.name : "";
    const dynamic = this.#dynamic.some(({ mentions }) => mentions(group.taskGroup));
    const none = group.gpus === 0 && group.enis === 0 && ports.length === 0 && limited === "" && !dynamic;
    const key = JSON.stringify([group.gpus, group.enis, ports, limited, dynamic]);
    let effect = this.#effects.get(key);
    if (!effect) this.#effects.set(key, (effect = { number: this.#effects.size, none, dynamic }));
    return effect;
  }

  #predicateOf({ attributes, memberOf }: CompiledGroup): Predicate {
    const fixed = memberOf.filter(({ readsTasks }) => !readsTasks);
    const key = JSON.stringify([attributes, fixed.map(({ expression }) => expression)]);
    let predicate = this.#predicates.get(key);
    if (!predicate) {
      predicate = { number: this.predicates.length, attributes, memberOf: fixed };
      this.#predicates.set(key, predicate);
      this.predicates.push(predicate);
    }
    return predicate;
  }
}
