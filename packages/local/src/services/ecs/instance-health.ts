import type { ContainerInstanceHealthStatus, InstanceHealthCheckState, InstanceHealthCheckType } from "@stowage/model/ecs";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** The most severe first: the whole is as bad as its worst. Source: Amazon ECS Developer Guide, "Monitor Amazon ECS container instance health". */
const severity: readonly InstanceHealthCheckState[] = ["IMPAIRED", "INSUFFICIENT_DATA", "INITIALIZING", "OK"];

/**
 * A container instance's health: whether its agent is connected, what that says of the container runtime, and whether the daemons of a
 * managed instance run. What an agent that is not connected would say is not known.
 */
export function instanceHealth(view: View, row: ContainerInstanceRow): Output<ContainerInstanceHealthStatus> {
  const since = seconds(row.agentSince ?? row.registeredAt);
  const check = (type: InstanceHealthCheckType, status: InstanceHealthCheckState, statusReason?: string) => ({
    type,
    status,
    ...(statusReason !== undefined && { statusReason }),
    lastUpdated: since,
    lastStatusChange: since,
  });
  const details = [
    check("CONTAINER_RUNTIME", row.agentConnected ? "OK" : "INSUFFICIENT_DATA"),
    row.agentConnected
      ? check("AGENT_CONNECTIVITY", "OK")
      : check("AGENT_CONNECTIVITY", "IMPAIRED", `Agent disconnected since ${new Date((since ?? 0) * 1000).toISOString()}`),
    ...(row.daemons?.length ? [check("DAEMON", daemonsState(view, row))] : []),
  ];
  return { overallStatus: severity.find((state) => details.some(({ status }) => status === state)) ?? "OK", details };
}

/** Of the daemons whose tasks were started on the instance. */
function daemonsState(view: View, { arn, daemons = [] }: ContainerInstanceRow): InstanceHealthCheckState {
  const tasks = [...view.tasksOnInstance(arn)].filter(({ status }) => status.desiredStatus === "RUNNING");
  const states = daemons.map((revision) => tasks.find(({ spec }) => spec.deploymentId === revision)?.status.lastStatus);
  if (states.includes(undefined)) return "IMPAIRED";
  return states.every((state) => state === "RUNNING") ? "OK" : "INITIALIZING";
}
