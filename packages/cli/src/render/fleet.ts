import type { Fleet } from "@stowage/placement";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** A month has 730 hours, as prices have it. */
const MONTH_HOURS = 730;
/** Prices are binary fractions here: a bound that is so close is reached. */
const TIE = 1e-9;

/** The instances by type and zone, what they cost, and how far from the best they can be. */
export function renderFleet(
  { parts, instances, cost, lowerBound, gap, objective, plan }: Fleet,
  { region, currency, spot }: { readonly region: string; readonly currency: string | undefined; readonly spot: boolean },
  io: Io,
): string {
  const used = (of: "cpu" | "memory"): string => {
    const all = plan.instances.reduce((sum, instance) => sum + instance[of], 0);
    const taken = plan.instances.reduce((sum, instance) => sum + instance[of === "cpu" ? "cpuUsed" : "memoryUsed"], 0);
    return all === 0 ? "0 %" : `${Math.round((100 * taken) / all)} %`;
  };
  const rows = parts.map(({ type, az, count }) => [String(count), type, az]);
  const price = (amount: number): string => `${amount.toFixed(4)} ${currency} an hour (${(amount * MONTH_HOURS).toFixed(2)} a month)`;
  const amount = objective === "price" ? price(cost) : `${cost} instance${cost === 1 ? "" : "s"}`;
  const bound = objective === "price" ? price(lowerBound) : `${lowerBound}`;
  const market = objective === "price" ? `, ${spot ? "Spot" : "on-demand"} list prices of ${region}` : "";
  const proof =
    gap < TIE
      ? "No fleet of these types is better."
      : `No fleet of these types is better than ${bound}: this one is ${(100 * gap).toFixed(1)} % above that at most.`;
  return [
    table(rows, ["right"]),
    `${paint(io, "bold", amount)}${market}\n`,
    `${proof}\n`,
    `${plan.placed.length} tasks on ${instances.length} instance${instances.length === 1 ? "" : "s"}; cpu ${used("cpu")}, memory ${used("memory")} taken.\n`,
  ].join("");
}
