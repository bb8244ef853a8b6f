import type { Wire } from "@stowage/model";
import type { Filter } from "@stowage/model/ec2";
import { AwsException } from "../aws-exception.js";

/** A filter's name → the values that an item has for it. */
export type Filterable = { readonly [filter: string]: readonly (string | undefined)[] };

/**
 * The items that pass all filters; a filter passes with any of its values, in which `*` and `?` stand for others.
 *
 * @throws {AwsException} `InvalidParameterValue` for a filter that these items do not have.
 */
export function filtered<T>(
  items: readonly T[],
  filters: readonly Wire<Filter>[] | undefined,
  of: (item: T) => Filterable,
  names: readonly string[],
): readonly T[] {
  const tests = (filters ?? []).map(({ Name = "", Values = [] }) => {
    if (!names.includes(Name) && !Name.startsWith("tag:") && Name !== "tag-key") {
      throw new AwsException("InvalidParameterValue", `The filter '${Name}' is invalid`);
    }
    return { name: Name, patterns: Values.map(pattern) };
  });
  if (tests.length === 0) return items;
  return items.filter((item) => {
    const values = of(item);
    return tests.every(({ name, patterns }) =>
      (values[name] ?? []).some((value) => value !== undefined && patterns.some((one) => one(value))),
    );
  });
}

/** Matched by hand: a pattern from outside is no regular expression. */
function pattern(text: string): (value: string) => boolean {
  if (!/[*?]/.test(text)) return (value) => value === text;
  return (value) => matches(text, value);
}

function matches(glob: string, value: string): boolean {
  let [g, v, star, mark] = [0, 0, -1, 0];
  while (v < value.length) {
    if (g < glob.length && (glob[g] === "?" || glob[g] === value[v])) [g, v] = [g + 1, v + 1];
    else if (glob[g] === "*") [star, mark, g] = [g, v, g + 1];
    else if (star >= 0) [g, mark, v] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (glob[g] === "*") g++;
  return g === glob.length;
}
