import { instanceType, instanceTypeNames } from "../catalogue/instance-type.js";
import type { Checker } from "./checker.js";
import type { Scenario } from "./scenario.js";

type Size = "cpu" | "memory" | "gpu";

/** Warns of what can be read but cannot work: a group larger than any instance there is, a rule that ECS has not, a running task of nobody. */
export function checkSizes(checker: Checker, scenario: Scenario): void {
  const limits = largest();
  const own = (size: "cpu" | "memory"): number => scenario.instances.reduce((most, instance) => Math.max(most, instance[size] ?? 0), 0);
  scenario.groups.forEach((group, i) => {
    for (const size of ["cpu", "memory", "gpu"] as const) {
      const most = size === "gpu" ? limits.gpu.most : Math.max(limits[size].most, own(size));
      if ((group[size] ?? 0) <= most) continue;
      checker.warn(
        "never-fits",
        `/groups/${i}/${size}`,
        `No instance type has as much: one task of "${group.name}" needs ${group[size]} ${UNITS[size]}, and ${limits[size].type} has ${most}.`,
        "Divide the work over more and smaller tasks.",
      );
    }
  });
  scenario.groups.forEach(({ name, maxPerInstance }, i) => {
    if (maxPerInstance === undefined) return;
    const hint = "On ECS, `distinctInstance` allows one task an instance, and spreading over instances comes near this.";
    const message = `At most ${maxPerInstance} of "${name}" an instance is a what-if: ECS has no such rule.`;
    checker.warn("what-if", `/groups/${i}/maxPerInstance`, message, hint);
  });
  const names = new Set(scenario.groups.map(({ name }) => name));
  scenario.instances.forEach(({ running = {} }, i) => {
    for (const name of Object.keys(running).filter((group) => !names.has(group))) {
      const hint = "Add a group of that name (with count 0) that says what a task of it takes.";
      checker.warn(
        "unknown-group",
        `/instances/${i}/running`,
        `No group is named "${name}", so its running tasks take no cpu or memory.`,
        hint,
      );
    }
  });
}

const UNITS: Readonly<Record<Size, string>> = { cpu: "CPU units", memory: "MiB", gpu: "GPUs" };

let found: Readonly<Record<Size, { readonly type: string; readonly most: number }>> | undefined;

function largest(): NonNullable<typeof found> {
  if (found) return found;
  const best = { cpu: { type: "", most: 0 }, memory: { type: "", most: 0 }, gpu: { type: "", most: 0 } };
  for (const name of instanceTypeNames()) {
    const type = instanceType(name);
    if (!type) continue;
    const sizes = { cpu: type.cpu, memory: type.memory, gpu: type.gpus };
    for (const size of ["cpu", "memory", "gpu"] as const) if (sizes[size] > best[size].most) best[size] = { type: name, most: sizes[size] };
  }
  return (found = best);
}
