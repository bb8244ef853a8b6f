import type { PlaceReport } from "@stowage/placement";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** More instances than this are shown by --format json only. */
const instancesMax = 60;

/** A placement for a person: the instances by zone with what is left of them, then what did not fit and why. */
export function renderPlacement({ placed, unplaced, instances, elapsedMs }: PlaceReport, io: Io): string {
  const sorted = instances.toSorted((a, b) => (a.az ?? "").localeCompare(b.az ?? "") || a.id.localeCompare(b.id));
  const rows = sorted
    .slice(0, instancesMax)
    .map(({ id, type, az, tasks, cpuUsed, memoryUsed }) => [
      az ?? "",
      id,
      type ?? "",
      `${tasks} tasks`,
      `${cpuUsed} cpu`,
      `${memoryUsed} MiB`,
    ]);
  const rest =
    instances.length > instancesMax ? `  … and ${instances.length - instancesMax} more instances (--format json shows all)\n` : "";
  const refused = unplaced
    .map(({ group, count, reason }) => `${paint(io, "red", "does not fit")}  ${count} of ${group}: ${reason}\n`)
    .join("");
  const left = unplaced.reduce((sum, { count }) => sum + count, 0);
  const summary = `${placed.length} placed${left > 0 ? `, ${left} not` : ""}, in ${elapsedMs.toFixed(1)} ms\n`;
  return `${table(rows, ["left", "left", "left", "right", "right", "right"])}${rest}${refused}${summary}`;
}
