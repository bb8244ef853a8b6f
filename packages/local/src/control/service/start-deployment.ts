import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { recordCommands, servingDeployment } from "../deployments/record.js";
import { balancersOf } from "../load-balancing/gateway-routes.js";
import type { Command } from "../types.js";

/**
 * A new deployment of a service: for CreateService, for an update that needs one, and for `forceNewDeployment`. The service's row, with
 * its new settings, is the caller's to write, in the same answer.
 *
 * @param service With the settings that the deployment is made of.
 * @example
 * commands: [{ op: "patch", table: "services", … }, ...startDeployment(view, { ...service, settings }, now, random).commands]
 */
export function startDeployment(
  view: View,
  service: ServiceRow,
  now: number,
  random: Random,
): { readonly deployment: DeploymentRow; readonly commands: readonly Command[] } {
  const before = view.deploymentsOf(service.arn);
  const id = `ecs-svc/${random.digits(19)}`;
  const deployment: DeploymentRow = {
    id,
    serviceArn: service.arn,
    status: "PRIMARY",
    sequence: (before.at(-1)?.sequence ?? 0) + 1,
    settings: service.settings,
    ...(usesAlternate(view, service) && { alternate: true }),
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    createdAt: now,
    updatedAt: now,
  };
  const why = `${service.name} is deployed anew`;
  return {
    deployment,
    commands: [
      ...before
        .filter(({ status }) => status === "PRIMARY")
        .map(({ id: key }): Command => ({ op: "patch", table: "deployments", key, row: { status: "ACTIVE", updatedAt: now }, why })),
      { op: "put", table: "deployments", key: id, row: deployment, why },
      ...recordCommands(view, service, deployment, now),
    ],
  };
}

/** The target group that does not serve is for a staged deployment's tasks; a rolling one's join those that serve. */
function usesAlternate(view: View, service: ServiceRow): boolean {
  const balancers = balancersOf(view, service.arn, service.settings);
  if (!balancers.some(({ advancedConfiguration }) => advancedConfiguration?.alternateTargetGroupArn !== undefined)) return false;
  const serving = servingDeployment(view, service);
  const serves = (serving === undefined ? undefined : view.get("deployments", serving)?.alternate) ?? false;
  const staged = (service.deploymentConfiguration.strategy ?? "ROLLING") !== "ROLLING" && serving !== undefined;
  return staged ? !serves : serves;
}

/** What a new deployment resets on the service: the back-off ends at once. Source: Amazon ECS Developer Guide, "Service throttle logic". */
export const deploymentResets: Partial<ServiceRow> = { startFailures: 0, earlyExits: undefined, retryAt: undefined, steady: false };
