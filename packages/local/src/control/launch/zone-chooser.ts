import type { Random } from "../../random.js";
import { zoneOfSubnet } from "./zone-of-subnet.js";

export interface ChosenZone {
  readonly availabilityZone: string;
  readonly subnetId: string | undefined;
}

/**
 * Spreads Fargate tasks over the zones of their subnets: each goes where the fewest are, those chosen before included; equals by chance.
 * Source: Amazon ECS Developer Guide, "Amazon ECS task placement" (Fargate: best effort over zones, Fargate and Fargate Spot apart).
 */
export function zoneChooser(
  region: string,
  subnets: readonly string[],
  counts: ReadonlyMap<string, number>,
  random: Random,
): () => ChosenZone {
  const candidates = subnets.length === 0 ? [{ availabilityZone: `${region}a`, subnetId: undefined }] : subnets.map(zoned);
  const chosen = new Map<string, number>();
  const rotation = random.below(candidates.length);

  function zoned(subnetId: string): ChosenZone {
    return { availabilityZone: zoneOfSubnet(region, subnetId), subnetId };
  }

  return () => {
    let best: ChosenZone | undefined;
    let fewest = Infinity;
    for (let i = 0; i < candidates.length; i++) {
      const candidate = candidates[(i + rotation) % candidates.length]!;
      const count = (counts.get(candidate.availabilityZone) ?? 0) + (chosen.get(candidate.availabilityZone) ?? 0);
      if (count >= fewest) continue;
      best = candidate;
      fewest = count;
    }
    const { availabilityZone } = best!;
    chosen.set(availabilityZone, (chosen.get(availabilityZone) ?? 0) + 1);
    return best!;
  };
}
