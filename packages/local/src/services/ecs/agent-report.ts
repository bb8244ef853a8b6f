import type { NetworkBinding } from "@stowage/model/ecs";
import type { Effect } from "../../drivers/driver.js";
import type { Command } from "../../control/index.js";
import type { ContainerStatus } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { findTask, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** What an agent says of one container. */
export interface ContainerReport {
  readonly containerName?: string | undefined;
  readonly status?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly networkBindings?: readonly NetworkBinding[] | undefined;
}

/** How ECS says that a report has arrived; the text is not documented. */
export const ACKNOWLEDGED = "ACK";

/**
 * The task that an agent reports on: one that is placed on a container instance, since nobody's agent runs Fargate's.
 *
 * @throws {AwsException} `ClusterNotFoundException`, `InvalidParameterException` (its texts are not documented).
 */
export function reportedTask(call: Call<{ readonly cluster?: string | undefined; readonly task?: string | undefined }>): Task {
  const { cluster, task: reference } = call.input;
  const row = requireCluster(call, cluster);
  if (reference === undefined) return invalidParameter("task is missing.");
  const task = findTask(call, row, reference);
  if (task === undefined) return invalidParameter("The referenced task was not found.");
  if (task.spec.containerInstanceArn === undefined) {
    throw new AwsException("InvalidParameterException", "The task is not on a container instance: no agent of yours runs it.");
  }
  return task;
}

/** What reports change. A container only goes forward; one that has ended for the agent is ended for the driver too. */
export function applyReports(
  task: Task,
  reports: readonly ContainerReport[],
  times: { readonly pullStartedAt?: number; readonly pullStoppedAt?: number },
  now: number,
): { readonly commands: readonly Command[]; readonly effects: readonly Effect[] } {
  const containers: { [name: string]: ContainerStatus } = { ...task.status.containers };
  const effects: Effect[] = [];
  for (const report of reports) {
    const name = report.containerName ?? "";
    const container = containers[name];
    if (container === undefined) invalidParameter(`The task has no container "${name}".`);
    else {
      const next = reported(container, report, now);
      if (next === undefined) continue;
      containers[name] = next;
      const begun = container.lastStatus === "RUNNING" || container.asked === "start";
      if (next.lastStatus === "STOPPED" && begun)
        effects.push({ kind: "stop-container", taskArn: task.arn, container: name, timeoutMs: 0 });
    }
  }
  const changed = Object.entries(containers).some(([name, container]) => container !== task.status.containers[name]);
  if (!changed && Object.keys(times).length === 0) return { commands: [], effects };
  const row = { containers, ...times, version: task.status.version + 1 };
  return { commands: [{ op: "patch", table: "taskStatuses", key: task.arn, row, why: "its agent reports" }], effects };
}

function reported(container: ContainerStatus, report: ContainerReport, now: number): ContainerStatus | undefined {
  const { asked: _asked, probe: _probe, ...rest } = container;
  const { runtimeId, exitCode, reason, networkBindings } = report;
  if (report.status === "RUNNING" && container.lastStatus === "PENDING") {
    const bindings = networkBindings ?? container.networkBindings;
    return { ...rest, lastStatus: "RUNNING", startedAt: now, networkBindings: bindings, ...(runtimeId !== undefined && { runtimeId }) };
  }
  if (report.status === "STOPPED" && container.lastStatus !== "STOPPED") {
    return { ...rest, lastStatus: "STOPPED", ...(exitCode !== undefined && { exitCode }), ...(reason !== undefined && { reason }) };
  }
  return undefined;
}
