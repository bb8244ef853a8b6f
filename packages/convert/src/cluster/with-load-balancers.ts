import type { Assembly } from "@stowage/model";
import { estateOf } from "../import/app/estate-of.js";
import { groupServices } from "../import/app/group-services.js";
import { sayEdge } from "../import/app/say-edge.js";
import { sharedTags } from "../import/app/shared-tags.js";
import { noteLeftOut } from "../import/note.js";
import type { Notes } from "../import/note.js";
import type { ReadBalancer } from "./read-load-balancers.js";
import { tagsInOrder } from "./tags-in-order.js";

/**
 * The Assembly with those load balancers that the builder has steps for, and their names in the place of ARNs. Services behind the others go on
 * naming target groups by ARN.
 */
export function withLoadBalancers(assembly: Assembly, balancers: readonly ReadBalancer[], notes: Notes): Assembly {
  const all = linked(assembly, balancers);
  const estate = estateOf(all);
  const { loadBalancers: said } = sayEdge(groupServices(estate), estate, sharedTags(all));
  const others = balancers.filter(({ name }) => !said.has(name));
  for (const { name } of others) {
    const hint = "Keep it where it is made now: services name its target groups by their ARNs.";
    noteLeftOut(notes, `/loadBalancers/${name}`, "The builder has no steps that say exactly this.", hint);
  }
  return others.length === 0
    ? all
    : linked(
        assembly,
        balancers.filter(({ name }) => said.has(name)),
      );
}

function linked(assembly: Assembly, balancers: readonly ReadBalancer[]): Assembly {
  const names = new Map(balancers.flatMap((balancer) => [...balancer.names]));
  const loadBalancers = Object.fromEntries(balancers.map(({ name, balancer }) => [name, balancer]));
  return tagsInOrder({ ...assembly, ...(named({ services: assembly.services, loadBalancers }, names) as object) });
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => named(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, entry]) => [member, named(entry, names)]));
}
