import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DescribeClustersCommand,
  PutClusterCapacityProvidersCommand,
  UpdateCapacityProviderCommand,
  UpdateClusterCommand,
} from "@aws-sdk/client-ecs";
import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { schema } from "@stowage/model/ecs";
import { accepted } from "./accepted.js";
import type { Change } from "./change.js";
import type { Clients } from "./clients.js";
import type { Clock } from "./clock.js";
import { clusterProviders, clusterRequest } from "./cluster-providers.js";
import { liveProvider } from "./plan-capacity-providers.js";
import { differsBesideTags } from "./tags.js";

export interface CapacityContext {
  readonly assembly: Assembly;
  readonly clients: Clients;
  readonly clock: Clock;
}

export async function makeCluster({ name, action, differences }: Change, context: CapacityContext): Promise<void> {
  const { ecs } = context.clients;
  const request = clusterRequest(context.assembly, name);
  if (action === "create") return void (await ecs.send(new CreateClusterCommand(request)));
  const { settings, configuration, serviceConnectDefaults, capacityProviders, defaultCapacityProviderStrategy } = request;
  if (differsBesideTags(differences))
    await ecs.send(new UpdateClusterCommand({ cluster: name, settings, configuration, serviceConnectDefaults }));
  if (capacityProviders ?? defaultCapacityProviderStrategy) await associate(name, context);
}

/** One that ECS makes in the background is waited for: until then, no cluster's strategy can name it. */
export async function makeCapacityProvider(
  { name, action, differences }: Change,
  { assembly, clients, clock }: CapacityContext,
): Promise<void> {
  const request = assembly.capacityProviders![name]!;
  if (action === "create") await clients.ecs.send(new CreateCapacityProviderCommand(request));
  else if (differsBesideTags(differences))
    await clients.ecs.send(new UpdateCapacityProviderCommand({ ...accepted(schema, "UpdateCapacityProviderRequest", request), name }));
  await waitUntil(clock, async () => {
    const now = await liveProvider(request, clients);
    if (now?.updateStatus?.endsWith("_FAILED")) {
      const reason = now.updateStatusReason ?? now.updateStatus;
      throw new StowageError("capacity-provider-failed", `ECS could not make the capacity provider ${name}: ${reason}`);
    }
    return now?.updateStatus?.endsWith("_IN_PROGRESS") !== true;
  });
}

/** Gives a cluster its capacity providers, once all of them are there. */
export async function associateCapacityProviders({ name }: Change, context: CapacityContext): Promise<void> {
  await associate(name, context);
}

async function associate(cluster: string, { assembly, clients: { ecs }, clock }: CapacityContext): Promise<void> {
  const { defaultCapacityProviderStrategy = [] } = assembly.clusters![cluster]!;
  const capacityProviders = clusterProviders(assembly, cluster);
  await ecs.send(new PutClusterCapacityProvidersCommand({ cluster, capacityProviders, defaultCapacityProviderStrategy }));
  // What is attached to the Auto Scaling groups is made in the background, and no second change is taken until then.
  await waitUntil(clock, async () => {
    const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [cluster], include: ["ATTACHMENTS"] }));
    return clusters[0]?.attachmentsStatus !== "UPDATE_IN_PROGRESS";
  });
}

/** The first look is soon, later ones are not. */
async function waitUntil(clock: Clock, isDone: () => Promise<boolean>): Promise<void> {
  for (let delay = 50; !(await isDone()); delay = Math.min(delay * 2, 2000)) await clock.sleep(delay);
}
