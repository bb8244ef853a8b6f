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
  /** Of a structure: where each member stands. */
  readonly members: ReadonlyMap<string, Member>;
  /** Any other member, and any key of a map: they are sorted. */
  readonly other: Member;
  /** Of a list. */
  readonly item: Type | undefined;
  /** The names that an object had last, and the same in order: the values of an application are much alike. */
  names: readonly string[];
  inOrder: readonly string[];
}

interface Member {
  readonly rank: number;
  readonly type: Type | undefined;
}

const noMembers: ReadonlyMap<string, Member> = new Map();
/** Behind the members that the model knows. */
const unknown: Member = { rank: 100_000, type: undefined };
const anything: Type = newType({});
const known = new WeakMap<Structures, Map<string, Type>>();

function newType({ members = noMembers, other = unknown, item }: Partial<Type>): Type {
  return { members, other, item, names: [], inOrder: [] };
}

/** Worked out once for each structure: there are few of them and many requests. */
function typeOf(tables: Structures, ref: TypeRef): Type | undefined {
  if (Array.isArray(ref)) {
    const item = typeOf(tables, ref[1] as TypeRef);
    return ref[0] === "list" ? newType({ item }) : newType({ other: { rank: 0, type: item } });
  }
  const name = ref as string;
  if (!name.startsWith("@")) return undefined;
  let types = known.get(tables);
  if (!types) known.set(tables, (types = new Map()));
  let type = types.get(name);
  if (!type) {
    const members = new Map<string, Member>();
    // Before its members, which may hold the structure itself.
    types.set(name, (type = newType({ members })));
    const declared = tables.structures[name.slice(1)]?.members ?? {};
    for (const member of Object.keys(declared)) members.set(member, { rank: members.size, type: typeOf(tables, declared[member]!) });
  }
  return type;
}

function order(type: Type = anything, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? orderList(type.item, value) : orderObject(type, value as Record<string, unknown>);
}

function orderList(item: Type | undefined, list: readonly unknown[]): readonly unknown[] {
  let out: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const own = list[index];
    if (typeof own !== "object") continue;
    const done = order(item, own);
    if (done !== own) (out ??= list.slice())[index] = done;
  }
  return out ?? list;
}

function orderObject(type: Type, value: Record<string, unknown>): Record<string, unknown> {
  const { members, other } = type;
  let isOrdered = true;
  let last = -1;
  let before = "";
  let changed: Map<string, unknown> | undefined;
  for (const name in value) {
    const own = value[name];
    const { rank, type: declared } = members.get(name) ?? other;
    if (own === undefined || rank < last || (rank === last && name < before)) isOrdered = false;
    last = rank;
    before = name;
    if (typeof own !== "object") continue;
    const done = order(declared, own);
    if (done !== own) (changed ??= new Map()).set(name, done);
  }
  return isOrdered && changed === undefined ? value : copy(type, value, changed);
}

/** A copy in order, with the changed members in place of the old ones. */
function copy(type: Type, value: Record<string, unknown>, changed: ReadonlyMap<string, unknown> | undefined): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const names = inOrder(type, Object.keys(value));
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const own = changed?.get(name) ?? value[name];
    if (own === undefined) continue;
    // A label may be called `__proto__`.
    if (name === "__proto__") Object.defineProperty(out, name, { value: own, enumerable: true, configurable: true, writable: true });
    else out[name] = own;
  }
  return out;
}

function inOrder(type: Type, names: string[]): readonly string[] {
  if (isSame(type.names, names)) return type.inOrder;
  const rankOf = (name: string): number => (type.members.get(name) ?? type.other).rank;
  type.names = names;
  type.inOrder = names.toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return type.inOrder;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
