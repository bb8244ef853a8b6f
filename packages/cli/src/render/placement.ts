import type { PlacedTask, PlaceReport, PlannedInstance } from "@stowage/placement";
import type { Io } from "../io.js";
import { paint } from "./paint.js";

/** More instances than this are shown by --format json only. */
const instancesMax = 60;
const barWidth = 32;
/** One letter a group, in their order; from the 53rd on they share the last one. */
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const colors = ["green", "cyan", "yellow", "red"] as const;

/** A placement as a picture: the instances by zone as bars that the groups fill, then what did not fit and why, and what is odd about the scenario. */
export function renderPlacement({ placed, unplaced, instances, elapsedMs, diagnostics }: PlaceReport, io: Io): string {
  const groups = [...new Set([...placed, ...unplaced].map(({ group }) => group))];
  const byInstance = countsByInstance(placed);
  const sorted = instances.toSorted((a, b) => (a.az ?? "").localeCompare(b.az ?? "") || a.id.localeCompare(b.id, "en", { numeric: true }));
  const shown = sorted.slice(0, instancesMax);
  const width = Math.max(0, ...shown.map(({ id }) => id.length));
  let zone: string | undefined;
  const lines = shown.flatMap((instance) => {
    const heading = instance.az === zone ? [] : [paint(io, "bold", instance.az ?? "no zone")];
    zone = instance.az;
    return [...heading, `  ${instance.id.padEnd(width)}  [${bar(instance, byInstance.get(instance.id), groups, io)}]  ${usage(instance)}`];
  });
  if (instances.length > instancesMax) lines.push(`  … and ${instances.length - instancesMax} more instances (--format json shows all)`);
  const legend = groups.length > 0 ? `  ${groups.map((group, index) => `${letterOf(index, io)} ${group}`).join("   ")}` : "";
  const refused = unplaced.flatMap(({ group, count, message }) => [
    `${paint(io, "red", "does not fit")}  ${count} of ${group}`,
    `  ${message}`,
  ]);
  const warnings = diagnostics.flatMap(({ path, message, hint }) => [
    `${paint(io, "yellow", "warning")}  ${path}: ${message}`,
    `  ${hint}`,
  ]);
  const left = unplaced.reduce((sum, { count }) => sum + count, 0);
  return [
    ...lines,
    ...(legend ? [legend] : []),
    ...refused,
    ...warnings,
    `${placed.length} placed${left > 0 ? `, ${left} not` : ""}, in ${elapsedMs.toFixed(1)} ms`,
    "",
  ].join("\n");
}

function countsByInstance(placed: readonly PlacedTask[]): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const { instance, group } of placed) {
    let counts = all.get(instance);
    if (!counts) all.set(instance, (counts = new Map()));
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return all;
}

/** As full as the scarcer of cpu and memory; the filled part is shared out by tasks, `#` for those that ran before. */
function bar(instance: PlannedInstance, counts: ReadonlyMap<string, number> | undefined, groups: readonly string[], io: Io): string {
  const { cpu, cpuUsed, memory, memoryUsed, tasks } = instance;
  const share = Math.max(cpu > 0 ? cpuUsed / cpu : 0, memory > 0 ? memoryUsed / memory : 0);
  const filled = tasks === 0 ? 0 : Math.max(1, Math.min(barWidth, Math.round(share * barWidth)));
  let seen = 0;
  let drawn = 0;
  const parts = groups.map((group, index) => {
    seen += counts?.get(group) ?? 0;
    const end = Math.round((seen / Math.max(1, tasks)) * filled);
    const cells = end - drawn;
    drawn = end;
    return cells > 0 ? letterOf(index, io, cells) : "";
  });
  return `${parts.join("")}${"#".repeat(filled - drawn)}${paint(io, "dim", "·".repeat(barWidth - filled))}`;
}

function letterOf(index: number, io: Io, cells = 1): string {
  return paint(io, colors[index % colors.length]!, letters[Math.min(index, letters.length - 1)]!.repeat(cells));
}

function usage({ type, tasks, cpu, cpuUsed, memory, memoryUsed }: PlannedInstance): string {
  return `${type ?? ""}  ${tasks} task${tasks === 1 ? "" : "s"}, cpu ${cpuUsed}/${cpu}, memory ${memoryUsed}/${memory} MiB`;
}
