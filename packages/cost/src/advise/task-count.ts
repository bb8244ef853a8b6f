import { escapePointer } from "@stowage/model";
import { taskRequirements } from "@stowage/placement";
import type { Advice, AdviceContext, Adviser } from "./advice.js";
import type { PlacedService } from "./services.js";
import { placedServices } from "./services.js";

/** A service whose cpu never rose above this share of its reservation does nothing. Our choice. */
const IDLE = 0.01;

/** The cpu utilization at the 95th percentile that a service is sized for. Our choice: that of the usual scaling target. */
const TARGET = 0.6;

/** Fewer tasks than this are not advised: one is down while it is replaced. Our choice. */
const LEAST = 2;

/** Services that do nothing, and services with more tasks than their load needs. */
export const taskCount: Adviser = (context) => {
  const { observations } = context;
  if (observations === undefined) return [];
  return placedServices(context.assembly).flatMap((placed): readonly Advice[] => {
    const cpu = observations.services[placed.key]?.cpu;
    const reserved = taskRequirements(placed.definition).cpu;
    if (cpu === undefined || reserved <= 0) return [];
    if (cpu.max < reserved * IDLE) return idle(context, placed, observations.days);
    const running = observations.services[placed.key]?.tasks ?? placed.tasks;
    const needed = Math.max(LEAST, Math.ceil((running * cpu.p95) / (reserved * TARGET)));
    return needed < placed.tasks ? fewer(context, placed, needed, cpu.p95 / reserved) : [];
  });
};

function idle({ assembly, savingOf }: AdviceContext, { key, tasks }: PlacedService, days: number): readonly Advice[] {
  const edits = editsTo(0, key, assembly.scaling?.[key]?.target.MinCapacity);
  const saving = savingOf(edits);
  if (saving === undefined || saving.lessThanOrEqualTo(0)) return [];
  return [
    {
      kind: "idle",
      resource: key,
      message: `"${key}" used less than 1 % of its cpu in ${days} days; ${tasks === 1 ? "its task seems" : `its ${tasks} tasks seem`} to do nothing.`,
      saving: saving.toString(),
      risk: `It may be needed at times that ${days} days do not show.`,
      edits,
      dsl: ".desired(0)",
    },
  ];
}

function fewer({ assembly, savingOf }: AdviceContext, { key, tasks }: PlacedService, needed: number, load: number): readonly Advice[] {
  const edits = editsTo(needed, key, assembly.scaling?.[key]?.target.MinCapacity);
  const saving = savingOf(edits);
  if (saving === undefined || saving.lessThanOrEqualTo(0)) return [];
  return [
    {
      kind: "fewer-tasks",
      resource: key,
      message: `The tasks of "${key}" used ${Math.round(load * 100)} % of their cpu at the 95th percentile: ${needed} carry that at 60 %, in place of ${tasks}.`,
      saving: saving.toString(),
      risk: "Fewer tasks leave less room for peaks and for the loss of a zone; each of them may need more memory.",
      edits,
      dsl: `.desired(${needed})`,
    },
  ];
}

/** The desired count, and the lower bound of scaling where it is above. */
function editsTo(desired: number, key: string, minimum: number | undefined): readonly { readonly path: string; readonly value: number }[] {
  const name = escapePointer(key);
  return [
    { path: `/services/${name}/desiredCount`, value: desired },
    ...(minimum !== undefined && minimum > desired ? [{ path: `/scaling/${name}/target/MinCapacity`, value: desired }] : []),
  ];
}
