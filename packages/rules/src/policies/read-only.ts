import { pointer } from "../pointer.js";

/** What a policy throws that tries to change what it was given. */
export class ReadOnlyError extends TypeError {
  readonly #holder: object;
  readonly #member: readonly string[];

  constructor(holder: object, member: readonly string[]) {
    super("What a policy is given is read-only.");
    this.#holder = holder;
    this.#member = member;
  }

  /** Where the member stands in the value that was given; undefined: not in there. */
  placeIn(given: unknown): string | undefined {
    if (given === this.#holder) return pointer(this.#member);
    if (typeof given !== "object" || given === null) return undefined;
    for (const [name, own] of Object.entries(given)) {
      const below = this.placeIn(own);
      if (below !== undefined) return pointer([name]) + below;
    }
    return undefined;
  }
}

/** One value has one view, for as long as there is the value: views can be compared, and be the keys of a policy's own maps. */
const views = new WeakMap<object, object>();

/** The value to look at: what tries to change it, or anything in it, throws a ReadOnlyError. Views are made where one looks. */
export function readOnly<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return new Date(value) as T;
  let view = views.get(value);
  if (view === undefined) views.set(value, (view = new Proxy(unfrozen(value), handlerOf(value))));
  return view as T;
}

/** A proxy of what is frozen has to show the very members that are there, and not views of them. */
function unfrozen(value: object): object {
  if (!Object.isFrozen(value)) return value;
  return Array.isArray(value) ? [...(value as unknown[])] : { ...value };
}

function handlerOf(value: object): ProxyHandler<object> {
  const refuse = (...member: string[]): never => {
    throw new ReadOnlyError(value, member);
  };
  return {
    get: (target, member) => readOnly<unknown>(Reflect.get(target, member)),
    getOwnPropertyDescriptor(target, member) {
      const own = Reflect.getOwnPropertyDescriptor(target, member);
      return own && "value" in own ? { ...own, value: readOnly<unknown>(own.value) } : own;
    },
    set: (_, member) => refuse(String(member)),
    defineProperty: (_, member) => refuse(String(member)),
    deleteProperty: (_, member) => refuse(String(member)),
    setPrototypeOf: () => refuse(),
    preventExtensions: () => refuse(),
  };
}
