import type { Instance } from "../snapshot.js";

/** An attribute of an instance; its type and zone are attributes too. */
export function attributeOf(spec: Instance, name: string): string | undefined {
  const own = spec.attributes;
  if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  if (name === "ecs.availability-zone") return spec.az;
  return name === "ecs.instance-type" ? spec.type : undefined;
}
