import type { Failure, ProtectedTask, UpdateTaskProtectionRequest, UpdateTaskProtectionResponse } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import type { View } from "../../state/view.js";
import { operation, type Operation, type Output } from "../operation.js";
import { oneToMost } from "./describe-each.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { protectableTasks, protectedTaskOutput, type ProtectableTask } from "./task-protection.js";

/** Each call sets the clock anew. Source: Amazon ECS API, UpdateTaskProtection (ten tasks, 1 to 2880 minutes, two hours by default). */
export const updateTaskProtection: Operation<UpdateTaskProtectionRequest, UpdateTaskProtectionResponse> = operation(
  "UpdateTaskProtection",
  (call) => {
    const { input, view, now } = call;
    const cluster = requireCluster(call, input.cluster);
    oneToMost(input.tasks, 10, "Tasks");
    const minutes = input.expiresInMinutes ?? 120;
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 2880) {
      invalidParameter(`expiresInMinutes must be a whole number from 1 to 2880, but it is ${minutes}.`);
    }
    const { found, failures } = protectableTasks(call, cluster, input.tasks);
    const blocked: Output<Failure>[] = [];
    const protectedTasks: Output<ProtectedTask>[] = [];
    const commands: Command[] = [];
    for (const each of found) {
      const { arn, status } = each.task;
      if (input.protectionEnabled && blocksDeployment(view, each)) {
        blocked.push({ arn, reason: "DEPLOYMENT_BLOCKED" });
        continue;
      }
      const protectedUntil = input.protectionEnabled ? now + minutes * 60_000 : undefined;
      if (protectedUntil !== status.protectedUntil) {
        commands.push({ op: "patch", table: "taskStatuses", key: arn, row: { protectedUntil }, why: "UpdateTaskProtection" });
      }
      protectedTasks.push(protectedTaskOutput(arn, protectedUntil));
    }
    return { output: { protectedTasks, failures: [...failures, ...blocked] }, commands };
  },
);

/** A task of a deployment that is being replaced, while protection already holds the new one up. */
function blocksDeployment(view: View, { task, serviceArn }: ProtectableTask): boolean {
  const wanted = view.deploymentsOf(serviceArn).at(-1);
  const held = view.get("services", serviceArn)?.complaint?.message.includes("tasks under protection") === true;
  return held && wanted !== undefined && wanted.id !== task.spec.deploymentId;
}
