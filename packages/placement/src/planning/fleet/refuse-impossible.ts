import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { instanceType, instanceTypeNames } from "../../catalogue/instance-type.js";
import type { TaskGroup } from "../../snapshot.js";
import type { PackingProblem } from "./problem.js";

/** @throws StowageError `fleet-impossible` for groups whose tasks no type takes in any zone. */
export function refuseImpossible(groups: readonly TaskGroup[], problems: readonly PackingProblem[]): void {
  const diagnostics = groups.flatMap((group, i): Diagnostic[] => {
    if (group.schedulingStrategy === "DAEMON" || group.count === 0) return [];
    if (problems.some(({ bins }) => bins.some(({ takes }) => takes[i]))) return [];
    return [
      {
        rule: "never-fits",
        severity: "error",
        path: `/groups/${i}`,
        message: `No instance type that may be used takes a task of "${group.name}" (${group.cpu} CPU units, ${group.memory} MiB${group.gpu ? `, ${group.gpu} GPUs` : ""}).`,
        hint: suggestion(group),
      },
    ];
  });
  if (diagnostics.length === 0) return;
  throw new StowageError("fleet-impossible", diagnostics.map(({ message }) => message).join("\n"), {
    hint: [...new Set(diagnostics.map(({ hint }) => hint))].join(" "),
    diagnostics,
  });
}

/** The smallest type of the catalogue that would do. */
function suggestion({ cpu, memory, gpu = 0, name }: TaskGroup): string {
  let best: { name: string; size: number } | undefined;
  for (const candidate of instanceTypeNames()) {
    const type = instanceType(candidate);
    if (!type?.architecture || !type.currentGeneration || type.cpu < cpu || type.memory < memory || type.gpus < gpu) continue;
    const size = type.advertisedMemory / 4096 + type.vcpus;
    if (!best || size < best.size) best = { name: candidate, size };
  }
  return best
    ? `Allow a larger type such as ${best.name}, or loosen the constraints of "${name}".`
    : `No type of the catalogue is as large: divide the work of "${name}".`;
}
