import type { NetworkConfiguration, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { sayNetworkConfiguration } from "../placed/say-network-configuration.js";
import type { Part } from "../say.js";

interface InNetwork {
  readonly definition: RegisterTaskDefinitionRequest;
  readonly network: NetworkConfiguration | undefined;
}

/** The network that several services and runs in awsvpc mode have, all alike: it is said once, on the app. */
export function sharedNetwork(placed: readonly InNetwork[]): NetworkConfiguration | undefined {
  const inNetwork = placed.filter(({ definition }) => definition.networkMode === "awsvpc");
  const [first, ...others] = inNetwork.map(({ network }) => network);
  if (first === undefined || others.length === 0 || sayNetworkConfiguration(first) === undefined) return undefined;
  return others.every((network) => JSON.stringify(network) === JSON.stringify(first)) ? first : undefined;
}

/** A service's or run's network, unless it is of a shape that only `raw()` can say. */
export function networkOf<R extends { readonly networkConfiguration?: NetworkConfiguration | undefined }>({
  request,
  unsound,
}: Part<R>): NetworkConfiguration | undefined {
  return unsound.some((path) => path.startsWith("/networkConfiguration")) ? undefined : request.networkConfiguration;
}
