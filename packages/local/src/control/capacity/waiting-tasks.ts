import type { TaskGroup } from "@stowage/placement";
import type { ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { divideCapacity } from "../launch/capacity.js";
import { requirementOf } from "../launch/task-size.js";

/** Tasks that wait for a provider's instances, by service: what ECS holds in PROVISIONING is here what its services could not place. */
export function waitingTasks(view: View, cluster: ClusterRow, provider: string): readonly TaskGroup[] {
  return [...view.blockedServices(cluster.arn)].flatMap((arn): TaskGroup[] => {
    const service = view.get("services", arn);
    const deployment = view.deploymentsOf(arn).at(-1);
    const definition = deployment && view.get("taskDefinitions", deployment.settings.taskDefinitionArn)?.definition;
    if (!service || !definition || service.schedulingStrategy === "DAEMON") return [];
    const already = view.capacityOfDeployment(deployment.id);
    const missing = service.desiredCount - [...already.values()].reduce((sum, count) => sum + count, 0);
    if (missing <= 0) return [];
    const shares = divideCapacity(missing, deployment.settings, cluster, already);
    const share = shares.find(({ capacityProviderName }) => capacityProviderName === provider);
    if (!share) return [];
    return [
      { ...requirementOf(definition), name: service.name, count: share.count, placementConstraints: service.placementConstraints as never },
    ];
  });
}
