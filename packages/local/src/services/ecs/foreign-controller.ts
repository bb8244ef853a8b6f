import type { Wire } from "@stowage/model";
import type { UpdateServiceRequest } from "@stowage/model/ecs";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import { invalidParameter } from "./refuse.js";

/** What a service with the controller EXTERNAL has for settings until a task set is its primary one: nothing. */
export const noSettings: ServiceSettings = { taskDefinitionArn: "", loadBalancers: [], serviceRegistries: [] };

/**
 * Refuses what UpdateService does not change where deployments are somebody else's. Source: Amazon ECS API, UpdateService; the sentences are
 * those that clients of CODE_DEPLOY services report, said of EXTERNAL ones too (our choice).
 */
export function checkForeignUpdate({ deploymentController: type }: ServiceRow, input: Wire<UpdateServiceRequest>): void {
  const on = `on services with a ${type} deployment controller.`;
  const use = type === "CODE_DEPLOY" ? " Use AWS CodeDeploy to trigger a new deployment." : " Create a task set instead.";
  if (input.taskDefinition !== undefined) invalidParameter(`Unable to update task definition ${on}${use}`);
  if (input.networkConfiguration !== undefined) invalidParameter(`Unable to update network parameters ${on}${use}`);
  if (input.forceNewDeployment === true) invalidParameter(`Cannot force a new deployment ${on}${use}`);
  for (const member of ofTaskSets) if (input[member] !== undefined) invalidParameter(`Unable to update ${member} ${on}${use}`);
}

const ofTaskSets = [
  "capacityProviderStrategy",
  "platformVersion",
  "loadBalancers",
  "serviceRegistries",
  "serviceConnectConfiguration",
  "volumeConfigurations",
] as const;
