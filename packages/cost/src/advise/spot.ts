import { escapePointer } from "@stowage/model";
import { divide } from "@stowage/placement";
import { fargateSizeOf } from "../estimate/task-size.js";
import type { Advice, Adviser } from "./advice.js";
import { onFargate, placedServices } from "./services.js";

/**
 * Services that could run a share of their tasks on Fargate Spot.
 *
 * @param interruptible The most of a service's tasks that may be interrupted at once, above 0, at most 1.
 */
export function spot(interruptible: number): Adviser {
  return ({ assembly, savingOf }) =>
    placedServices(assembly)
      .filter(onFargate)
      .flatMap((placed): readonly Advice[] => {
        const { key, definition, tasks, on } = placed;
        const size = fargateSizeOf(definition);
        if ("missing" in size || size.os !== "linux" || (on["FARGATE_SPOT"] ?? 0) > 0) return [];
        const { MinCapacity: least = tasks, MaxCapacity: most = tasks } = assembly.scaling?.[key]?.target ?? {};
        const { base, weights } = sharesFor(interruptible, Math.min(least, tasks), Math.max(most, tasks));
        const strategy = [
          { capacityProvider: "FARGATE", ...(base > 0 && { base }), ...(weights.onDemand > 0 && { weight: weights.onDemand }) },
          { capacityProvider: "FARGATE_SPOT", weight: weights.spot },
        ];
        const at = `/services/${escapePointer(key)}`;
        const edits = [{ path: `${at}/launchType` }, { path: `${at}/capacityProviderStrategy`, value: strategy }];
        const saving = savingOf(edits);
        if (saving === undefined || saving.lessThanOrEqualTo(0)) return [];
        const fargate = [...(base > 0 ? [`base: ${base}`] : []), `weight: ${weights.onDemand}`].join(", ");
        return [
          {
            kind: "spot",
            resource: key,
            message: `"${key}" may lose ${Math.round(interruptible * 100)} % of its tasks at once: that many can run on Fargate Spot.`,
            saving: saving.toString(),
            risk: "Spot tasks get two minutes' warning before they are stopped, and ECS does not replace them on demand while there is no Spot capacity. Spot prices move.",
            edits,
            dsl: `.capacity({ FARGATE: { ${fargate} }, FARGATE_SPOT: { weight: ${weights.spot} } })`,
          },
        ];
      });
}

interface Shares {
  readonly base: number;
  readonly weights: { readonly onDemand: number; readonly spot: number };
}

/** More numbers of tasks than this are not tried one by one: by then the weights decide alone. Our choice. */
const MOST_TRIED = 200;

/** The weights of the share, `0.75` → 1 to 3, over the smallest base with which no number of tasks has more on Spot than may be interrupted. */
function sharesFor(interruptible: number, least: number, most: number): Shares {
  const spotPercent = Math.floor(interruptible * 100);
  const divisor = gcd(spotPercent, 100 - spotPercent);
  const weights = { onDemand: (100 - spotPercent) / divisor, spot: spotPercent / divisor };
  const counts = Array.from({ length: Math.min(most - least + 1, MOST_TRIED) }, (_, at) => least + at);
  const bases = Array.from({ length: least + 1 }, (_, base) => base);
  const base = bases.find((some) => counts.every((count) => onSpot(count, some, weights) <= Math.floor(count * interruptible)));
  return { base: base ?? least, weights };
}

function onSpot(count: number, base: number, { onDemand, spot: weight }: Shares["weights"]): number {
  return divide(count, [
    { capacityProvider: "FARGATE", base, weight: onDemand },
    { capacityProvider: "FARGATE_SPOT", weight },
  ])["FARGATE_SPOT"]!;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
