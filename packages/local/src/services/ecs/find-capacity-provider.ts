import { ecsArn } from "@stowage/model";
import type { CapacityProviderRow } from "../../state/rows.js";
import { fargateProviders, providerName } from "./capacity-providers.js";
import type { Lookup } from "./refs.js";
import { clientError } from "./refuse.js";

/** A capacity provider that may be changed, by name or ARN. @throws {AwsException} `ClientException` for none, and for Fargate's own. */
export function requireOwnProvider({ view, place }: Lookup, reference: string): CapacityProviderRow {
  const name = providerName(reference);
  if (fargateProviders.includes(name)) clientError(`The capacity provider "${name}" is AWS's own and stays as it is.`);
  const row = view.get("capacityProviders", ecsArn.capacityProvider(place, name));
  return row ?? clientError("The specified capacity provider does not exist. Specify a valid name or ARN and try again.");
}
