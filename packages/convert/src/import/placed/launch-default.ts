import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { isSound } from "../say.js";
import type { Part } from "../say.js";
import { sayCapacity } from "./say-placed.js";
import type { Placed } from "./say-placed.js";

/**
 * What the compiler says of itself where a service or a run says nothing, as `raw()` that takes it away again, and the members that are
 * as the compiler would say them.
 */
export function launchDefault(
  part: Part<Placed>,
  definition: RegisterTaskDefinitionRequest,
  sharedNetwork: Placed["networkConfiguration"],
): { readonly members: readonly string[]; readonly raw: Partial<Placed> } {
  const derived = definition.requiresCompatibilities?.find((type) => type !== "MANAGED_INSTANCES");
  const { request } = part;
  const { capacityProviderStrategy: strategy } = request;
  // Where raw() has the strategy, the compiler sees none.
  const chosen = strategy !== undefined && isSound(part, "capacityProviderStrategy") && sayCapacity(strategy) !== undefined;
  const launchType = chosen ? undefined : derived;
  const network = definition.networkMode === "awsvpc" ? sharedNetwork : undefined;
  const sameNetwork = JSON.stringify(network) === JSON.stringify(request.networkConfiguration);
  return {
    members: [...(request.launchType === launchType ? ["launchType"] : []), ...(sameNetwork ? ["networkConfiguration"] : [])],
    raw: {
      ...(launchType !== undefined && request.launchType === undefined && { launchType: undefined }),
      ...(network !== undefined && request.networkConfiguration === undefined && { networkConfiguration: undefined }),
    },
  };
}
