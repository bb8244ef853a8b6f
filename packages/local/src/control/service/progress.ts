import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Command, ServiceEvent } from "../types.js";
import { census, live } from "./census.js";
import { say } from "./say.js";

/** What follows from nothing being left to do: a deployment completes, a service is steady, a deleted one is INACTIVE. */
export function progress(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  desired: number,
  now: number,
): { readonly commands: readonly Command[]; readonly events: readonly ServiceEvent[] } {
  if (service.status === "DRAINING") return { commands: ended(view, service, deployments, now), events: [] };
  const wanted = deployments.at(-1)!;
  const counts = census(view, wanted);
  const steady = deployments.length === 1 && counts.healthy === desired && live(counts) === desired;
  if (!steady) {
    const commands: Command[] = service.steady
      ? [{ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "its tasks are not as they should be" }]
      : [];
    return { commands, events: [] };
  }
  const commands: Command[] = [];
  const events: ServiceEvent[] = [];
  if (wanted.rolloutState === "IN_PROGRESS") {
    const row: Partial<DeploymentRow> = {
      rolloutState: "COMPLETED",
      rolloutStateReason: `ECS deployment ${wanted.id} completed.`,
      failedTasks: 0,
      updatedAt: now,
    };
    const why = "its tasks are healthy and no other deployment is left";
    commands.push({ op: "patch", table: "deployments", key: wanted.id, row, why });
    commands.push({ op: "patch", table: "services", key: service.arn, row: { lastCompleted: { ...wanted, ...row } }, why });
    events.push(say(service, `(deployment ${wanted.id}) deployment completed.`));
  }
  if (!service.steady && wanted.rolloutState !== "FAILED") {
    commands.push({ op: "patch", table: "services", key: service.arn, row: { steady: true }, why: "it has its desired healthy tasks" });
    events.push(say(service, "has reached a steady state."));
  }
  return { commands, events };
}

/** INACTIVE once every task is STOPPING or STOPPED; the deployments go with the service. Source: Amazon ECS API, DeleteService. */
function ended(view: View, service: ServiceRow, deployments: readonly DeploymentRow[], now: number): readonly Command[] {
  if (deployments.some((row) => live(census(view, row)) + census(view, row).draining > 0)) return [];
  const why = "none of its tasks is left";
  return [
    ...deployments.map(({ id: key }): Command => ({ op: "delete", table: "deployments", key, why })),
    { op: "patch", table: "services", key: service.arn, row: { status: "INACTIVE", inactiveAt: now, steady: false }, why },
  ];
}
