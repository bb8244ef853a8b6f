import { attributeTakes, takesValue } from "@stowage/model";
import type { LoadBalancingAttributes } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { invalid } from "./refuse.js";

type Values = { readonly [key: string]: string };
type Attribute = { readonly Key?: string | undefined; readonly Value?: string | undefined };

/** The attributes as a list: those that have a default, and what was set. */
export function listAttributes(known: LoadBalancingAttributes, set: Values): readonly { readonly Key: string; readonly Value: string }[] {
  const defaults = Object.entries(known).flatMap(([key, { default: value }]) => (value === undefined ? [] : [[key, value] as const]));
  return Object.entries({ ...Object.fromEntries(defaults), ...set }).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * What is set after these changes.
 *
 * @throws {AwsException} for a key that this kind of resource does not have, and for a value that it does not take.
 */
export function changedAttributes(known: LoadBalancingAttributes, set: Values, changes: readonly Attribute[]): Values {
  const next = new Map(Object.entries(set));
  for (const { Key: key, Value: value = "" } of changes) {
    if (key === undefined) return invalid("An attribute needs a Key.");
    const attribute = Object.hasOwn(known, key) ? known[key] : undefined;
    if (attribute === undefined) {
      throw new AwsException("InvalidConfigurationRequestException", `The attribute '${key}' is not supported here.`);
    }
    if (!takesValue(attribute, value)) invalid(`The value of '${key}' must be ${attributeTakes(attribute)}, but it is '${value}'.`);
    next.set(key, value);
  }
  return Object.fromEntries(next);
}
