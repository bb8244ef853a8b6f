import type { RequestTables, TypeRef } from "./schema.js";

type Structures = Pick<RequestTables, "structures">;

/**
 * The same request with its members in the order of AWS's model and the keys of its maps sorted, so that equal requests give equal bytes.
 * Members that the model does not know come last, sorted; undefined ones are dropped. Nothing is changed, and what is in order already is
 * not copied: the result may share it with `value`.
 *
 * @example
 * orderRequest(schema.structures, "CreateClusterRequest", { settings: [], clusterName: "main" }); // { clusterName: "main", settings: [] }
 */
export function orderRequest<T>(tables: Structures, structure: string, value: T): T {
  return order(typeOf(tables, `@${structure}`), value) as T;
}

/** What a value may be, as far as its order goes. */
interface Type {
  readonly tables: Structures | undefined;
  /** Of a structure: where each member stands. */
  readonly members: ReadonlyMap<string, Member>;
  /** Any other member, and any key of a map: they are sorted. */
  readonly other: Member;
  /** Of a list. */
  readonly item: Type | undefined;
  /** How the last objects were ordered: the values of an application are much alike. */
  readonly plans: Plan[];
}

/** How an object with these names is ordered. */
interface Plan {
  readonly names: readonly string[];
  readonly inOrder: readonly string[];
  /** What stands under each name, in order. */
  readonly types: readonly (Type | undefined)[];
  /** Whether the names are in order already. */
  readonly isOrdered: boolean;
}

interface Member {
  readonly rank: number;
  readonly ref: TypeRef | undefined;
}

const maxPlans = 4;
const noMembers: ReadonlyMap<string, Member> = new Map();
/** Behind the members that the model knows. */
const unknown: Member = { rank: 100_000, ref: undefined };
const anything: Type = newType({});
const known = new WeakMap<Structures, Map<string, Type>>();

function newType({ tables, members = noMembers, other = unknown, item }: Partial<Type>): Type {
  return { tables, members, other, item, plans: [] };
}

/** Worked out once for each structure that is met: there are few of them and many requests. */
function typeOf(tables: Structures, ref: TypeRef): Type | undefined {
  if (Array.isArray(ref)) {
    const held = ref[1] as TypeRef;
    return ref[0] === "list" ? newType({ item: typeOf(tables, held) }) : newType({ tables, other: { rank: 0, ref: held } });
  }
  const name = ref as string;
  if (!name.startsWith("@")) return undefined;
  let types = known.get(tables);
  if (!types) known.set(tables, (types = new Map()));
  let type = types.get(name);
  if (!type) {
    const declared = tables.structures[name.slice(1)]?.members ?? {};
    const members = new Map(Object.keys(declared).map((member, rank) => [member, { rank, ref: declared[member] }]));
    types.set(name, (type = newType({ tables, members })));
  }
  return type;
}

/** One function that calls itself: of several that call each other V8 makes one large piece of machine code, which takes it long. */
function order(type: Type = anything, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    let list: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const done = order(type.item, value[index]);
      if (done !== value[index]) (list ??= value.slice())[index] = done;
    }
    return list ?? value;
  }
  const source = value as Record<string, unknown>;
  const { inOrder, types, isOrdered } = planOf(type, Object.keys(source));
  let out: Record<string, unknown> | undefined = isOrdered ? undefined : {};
  for (let index = 0; index < inOrder.length; index++) {
    const name = inOrder[index]!;
    const own = source[name];
    const done = typeof own === "object" ? order(types[index], own) : own;
    if (out === undefined && (done !== own || own === undefined)) out = firstOf(source, inOrder, index);
    if (out !== undefined) put(out, name, done);
  }
  return out ?? value;
}

/** An object with the first members of another, which are in order. */
function firstOf(value: Record<string, unknown>, names: readonly string[], count: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (let index = 0; index < count; index++) put(out, names[index]!, value[names[index]!]);
  return out;
}

function put(out: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) return;
  // A label may be called `__proto__`.
  if (name === "__proto__") Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true });
  else out[name] = value;
}

function planOf(type: Type, names: readonly string[]): Plan {
  const { plans } = type;
  for (let index = 0; index < plans.length; index++) if (isSame(plans[index]!.names, names)) return plans[index]!;
  return newPlan(type, names);
}

function newPlan({ tables, members, other, plans }: Type, names: readonly string[]): Plan {
  const memberOf = (name: string): Member => members.get(name) ?? other;
  const inOrder = names.toSorted((a, b) => memberOf(a).rank - memberOf(b).rank || (a < b ? -1 : 1));
  const types = inOrder.map((name) => {
    const { ref } = memberOf(name);
    return tables && ref && typeOf(tables, ref);
  });
  const plan = { names, inOrder, types, isOrdered: isSame(names, inOrder) };
  if (plans.length === maxPlans) plans.shift();
  plans.push(plan);
  return plan;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
