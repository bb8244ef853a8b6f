import type { Random } from "../../random.js";
import type { Command } from "../../control/types.js";
import type { DeploymentRow, ServiceSettings } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/**
 * A new deployment of a service becomes PRIMARY, and the one that was becomes ACTIVE and drains.
 *
 * @param why What made it, for who reads the commands.
 */
export function newDeployment(
  view: View,
  serviceArn: string,
  settings: ServiceSettings,
  { now, random, why }: { readonly now: number; readonly random: Random; readonly why: string },
): { readonly row: DeploymentRow; readonly commands: readonly Command[] } {
  const before = view.deploymentsOf(serviceArn);
  const id = `ecs-svc/${random.split("deployment").digits(19)}`;
  const row: DeploymentRow = {
    id,
    serviceArn,
    status: "PRIMARY",
    sequence: (before.at(-1)?.sequence ?? 0) + 1,
    settings,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    createdAt: now,
    updatedAt: now,
  };
  const replaced = before
    .filter((deployment) => deployment.status === "PRIMARY")
    .map((deployment): Command => ({
      op: "patch",
      table: "deployments",
      key: deployment.id,
      row: { status: "ACTIVE", updatedAt: now },
      why: `replaced by ${id}`,
    }));
  return { row, commands: [...replaced, { op: "put", table: "deployments", key: id, row, why }] };
}
