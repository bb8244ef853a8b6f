import { isDeepStrictEqual } from "node:util";

/** Whether two values are the same JSON, whatever the order of their members. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

/** The members in which a request differs from one that was made for it; undefined if that has members which the request lacks. */
export function overrides(wanted: object, made: object): Readonly<Record<string, unknown>> | undefined {
  const [own, other] = [plain(wanted), plain(made)] as Readonly<Record<string, unknown>>[];
  if (Object.keys(other!).some((member) => !Object.hasOwn(own!, member))) return undefined;
  return Object.fromEntries(Object.entries(own!).filter(([member, value]) => !isDeepStrictEqual(value, other![member])));
}

/** Options without those that say nothing. */
export function given<T extends object>(options: T): T {
  const said = Object.entries(options).filter(([, value]) => value !== undefined && !isDeepStrictEqual(value, {}));
  return Object.fromEntries(said) as T;
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
