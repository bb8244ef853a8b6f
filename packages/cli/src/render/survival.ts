import type { Survival } from "@stowage/placement";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** What each service keeps in the worst of the losses, and what the Compute SLA says to that; then what falls short. */
export function renderSurvival({ survives, services, shortfalls }: Survival, io: Io): string {
  const rows = services.map(({ group, before, minimum, worst, monthlyUptimePercent, commitment }) => [
    group,
    String(before),
    String(minimum),
    `${worst.left} + ${worst.replaced}`,
    worst.lost.join(", "),
    `${monthlyUptimePercent.toFixed(3)} %`,
    `${commitment.monthlyUptimePercent} % (${commitment.level})`,
    monthlyUptimePercent >= commitment.monthlyUptimePercent ? "met" : "MISSED",
  ]);
  const head = ["SURVIVAL", "TASKS", "MINIMUM", "LEFT + AGAIN", "WORST LOSS", "UPTIME OF THAT MONTH", "COMPUTE SLA", ""];
  const short = shortfalls.map(({ lost, group, minimum, left, replaced }) => {
    const kept = `${left} left and ${replaced} placed again, where ${minimum} are to be`;
    return `${paint(io, "red", "falls short")}  ${group} without ${lost.join(" and ")}: ${kept}\n`;
  });
  const shown = short.slice(0, shownMax);
  if (short.length > shownMax) shown.push(`  … and ${short.length - shownMax} more (--format json shows all)\n`);
  const verdict = survives ? paint(io, "green", "Every service keeps its minimum.") : "";
  return `\n${table([head, ...rows], ["left", "right", "right", "right"])}${shown.join("")}${verdict ? `${verdict}\n` : ""}`;
}

const shownMax = 20;
