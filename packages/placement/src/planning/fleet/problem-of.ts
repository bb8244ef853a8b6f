import { failuresOf } from "../../cluster/checks.js";
import { compileGroup } from "../../cluster/compiled-group.js";
import type { CompiledGroup } from "../../cluster/compiled-group.js";
import { Facts } from "../../cluster/facts.js";
import { SlotView } from "../../cluster/instance-view.js";
import { interfacesOf } from "../../cluster/interfaces-of.js";
import { ECS_RESERVED_PORTS } from "../../ports.js";
import type { TaskGroup } from "../../snapshot.js";
import type { Bin, Item, PackingProblem } from "./problem.js";
import type { SizedType } from "./types-of.js";

/** More than any instance ever holds. */
const PLENTY = 1e9;

/**
 * The packing problem of some groups in one zone. Resources are CPU, memory, GPUs and network interfaces. Expressions over tasks are left out: they say
 * which tasks may be together, and are checked when ECS's placement is tried on the result.
 */
export function problemOf(
  groups: readonly TaskGroup[],
  types: readonly SizedType[],
  zone: string,
  headroom: number,
  prices: readonly number[],
): PackingProblem {
  const compiled = groups.map((group) => compileGroup({ ...group, placementConstraints: fixedConstraints(group) }));
  const daemons = groups.map(({ schedulingStrategy }) => schedulingStrategy === "DAEMON");
  const items = compiled.map((group, i): Item => ({
    group: i,
    demand: daemons[i] ? 0 : (groups[i]?.count ?? 1),
    sizes: [group.cpu, group.memory, group.gpus, group.enis],
    most: group.distinctInstance || group.ports.length > 0 ? 1 : group.maxPerInstance,
    conflicts: compiled.flatMap((other, j) => (i !== j && group.ports.some((port) => other.ports.includes(port)) ? [j] : [])),
  }));
  return { items, bins: types.map((type, t) => binOf(type, zone, headroom, prices[t] as number, compiled, daemons)) };
}

/** What an instance of a type in a zone is for the groups: what it offers once its daemons run, and which groups it takes. */
function binOf(
  { type, spec }: SizedType,
  zone: string,
  headroom: number,
  price: number,
  groups: readonly CompiledGroup[],
  daemons: readonly boolean[],
): Bin {
  const facts = new Facts(0, 1);
  const slot = facts.add({ id: type, az: zone, ...spec, ...reduced(spec, headroom) });
  const view = new SlotView(facts);
  view.slot = slot;
  groups.forEach((group, i) => {
    if (daemons[i] && failuresOf(view, group).length === 0) facts.change(slot, group, facts.tally(group.name, group.taskGroup), 1);
  });
  const interfaces = Math.max(0, ...groups.filter(({ enis }) => enis > 0).map(({ trunking }) => interfacesOf(spec, trunking)));
  return {
    name: type,
    price,
    capacity: [view.cpu, view.memory, view.gpus, Math.min(PLENTY, interfaces - view.enis)],
    takes: groups.map((group) => failuresOf(view, group).length === 0 && !group.ports.some((port) => ECS_RESERVED_PORTS.includes(port))),
  };
}

/** What is left of a size when some is to stay free. */
export function reduced(
  { cpu, memory }: { readonly cpu: number; readonly memory: number },
  headroom: number,
): { cpu: number; memory: number } {
  return { cpu: Math.floor(cpu * (1 - headroom)), memory: Math.floor(memory * (1 - headroom)) };
}

function fixedConstraints({ placementConstraints = [], ...group }: TaskGroup): TaskGroup["placementConstraints"] {
  return placementConstraints.filter(
    (constraint) =>
      constraint.type === "distinctInstance" ||
      !compileGroup({ ...group, placementConstraints: [constraint] }).memberOf.some(({ readsTasks }) => readsTasks),
  );
}
