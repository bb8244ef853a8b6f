import { AwsException } from "../aws-exception.js";

/**
 * The items that a request names, or all. What the engine does not hold and looks like an id is taken as existing, as it is everywhere
 * else in the engine: `assumed` makes it.
 *
 * @throws {AwsException} `notFound` for what is no id of this kind.
 */
export function namedOr<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  ids: readonly string[] | undefined,
  prefix: string,
  notFound: string,
  assumed: (id: string) => T,
): readonly T[] {
  if (!ids?.length) return all;
  return ids.map((id) => {
    const known = all.find((item) => idOf(item) === id);
    if (known !== undefined) return known;
    if (!new RegExp(`^${prefix}-[A-Za-z0-9-]{1,64}$`).test(id)) throw new AwsException(notFound, `The ID '${id}' does not exist`);
    return assumed(id);
  });
}
