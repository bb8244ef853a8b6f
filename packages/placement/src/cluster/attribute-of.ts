import type { Instance } from "../snapshot.js";

/** An attribute of an instance; its type and zone are attributes too. */
export function attributeOf(spec: Instance, name: string): string | undefined {
  const own: unknown = spec.attributes?.[name];
  // Names such as "constructor" are found on every object, but not as strings.
  if (typeof own === "string") return own;
  if (name === "ecs.availability-zone") return spec.az;
  return name === "ecs.instance-type" ? spec.type : undefined;
}
