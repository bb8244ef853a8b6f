import { DescribeCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import type { CapacityProvider } from "@aws-sdk/client-ecs";
import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { schema } from "@stowage/model/ecs";
import type { CreateCapacityProviderRequest } from "@stowage/model/ecs";
import { accepted } from "./accepted.js";
import type { Change } from "./change.js";
import { inParallel } from "./chunks.js";
import type { Clients } from "./clients.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import { tagsUnmet } from "./tags.js";

/** Compares capacity providers by name. Auto Scaling groups behind them are taken as they are: `requirements` names those that are missing. */
export async function planCapacityProviders(assembly: Assembly, clients: Clients): Promise<Change[]> {
  return inParallel(Object.entries(assembly.capacityProviders ?? {}), async ([name, request]): Promise<Change> => {
    const now = await liveProvider(request, clients);
    if (now === undefined) return { kind: "capacity-provider", name, action: "create", differences: [] };
    const differences = providerDifferences(now, request);
    return {
      kind: "capacity-provider",
      name,
      action: differences.length > 0 ? "update" : "none",
      differences,
      ...(now.capacityProviderArn && { arn: now.capacityProviderArn }),
    };
  });
}

/** What ECS says of a capacity provider; one of managed instances is known in its cluster alone. */
export async function liveProvider(
  { name, cluster }: CreateCapacityProviderRequest,
  { ecs }: Clients,
): Promise<CapacityProvider | undefined> {
  try {
    const { capacityProviders = [] } = await ecs.send(
      new DescribeCapacityProvidersCommand({ capacityProviders: [name], cluster, include: ["TAGS"] }),
    );
    return capacityProviders.find((provider) => provider.status !== "INACTIVE");
  } catch (error) {
    if (error instanceof Error && error.name === "ClusterNotFoundException") return undefined;
    throw error;
  }
}

function providerDifferences(
  now: CapacityProvider,
  { tags, cluster: _cluster, name, ...request }: CreateCapacityProviderRequest,
): Difference[] {
  const shown = { ...now, autoScalingGroupProvider: withName(now.autoScalingGroupProvider) };
  const wanted = { ...request, autoScalingGroupProvider: withName(request.autoScalingGroupProvider) };
  const changeable = unmet(shown, accepted(schema, "UpdateCapacityProviderRequest", wanted));
  const [fixed] = unmet(shown, wanted).filter(({ path }) => !changeable.some((found) => found.path === path));
  if (fixed === undefined) return [...changeable, ...tagsUnmet(now.tags, tags, "/tags")];
  const [has, asked] = [JSON.stringify(fixed.now) ?? "nothing", JSON.stringify(fixed.wanted)];
  throw new StowageError(
    "capacity-provider-cannot-change",
    `The capacity provider ${name} has ${has} at ${fixed.path}, and ECS cannot change that to ${asked}.`,
    { hint: "Give it another name, or delete it first." },
  );
}

/** A group is named by its ARN or by its name, and answered by its ARN. */
function withName<T extends { readonly autoScalingGroupArn?: string | undefined }>(provider: T | undefined): T | undefined {
  const name = provider?.autoScalingGroupArn?.split("autoScalingGroupName/").at(-1);
  return provider && { ...provider, autoScalingGroupArn: name };
}
