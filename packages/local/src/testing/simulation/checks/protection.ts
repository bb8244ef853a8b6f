import type { Wire } from "@stowage/model";
import type { ProtectedTask, UpdateTaskProtectionRequest } from "@stowage/model/ecs";
import type { Output } from "../../../services/operation.js";
import type { TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";
import { belongsOn } from "./daemon-service.js";

/** A protected task is not stopped to scale in, to be replaced or to even out zones; only its own failure, its host, its name or the end of its service stops it. */
export const protectedTask: Check = {
  name: "protected-task",
  changed({ table, key, old, row, at }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.desiredStatus === "STOPPED" || now.desiredStatus !== "STOPPED") return;
    if (before.protectedUntil === undefined || before.failing || before.displaced || now.stopCode !== "ServiceSchedulerInitiated") return;
    const { serviceArn = "", containerInstanceArn = "" } = books.get("taskSpecs", key) ?? {};
    const service = books.get("services", serviceArn);
    const instance = books.get("containerInstances", containerInstanceArn);
    // A daemon's task goes with the place that it has.
    const placeless = service?.schedulingStrategy === "DAEMON" && !(instance && belongsOn(service, instance));
    if (service?.status === "ACTIVE" && !placeless)
      violate("protected-task", `${key} is stopped ${before.protectedUntil - at} ms before its protection ends`);
  },
};

/**
 * Protection lasts as long as was asked for, two hours where nothing was said; it ends by itself then, and before only when that is asked for.
 * Source: Amazon ECS API, UpdateTaskProtection.
 */
export function protectionTime(): Check {
  const begun = new Map<string, { readonly at: number; readonly until: number }>();
  const released = new Set<string>();
  return {
    name: "protection-time",
    asked({ operation, input }) {
      if (operation.name !== "UpdateTaskProtection") return;
      const { tasks, protectionEnabled } = input as Wire<UpdateTaskProtectionRequest>;
      if (!protectionEnabled) for (const task of tasks) released.add(task);
    },
    changed({ table, key, old, row, at }) {
      if (table !== "taskStatuses" || !row) return;
      const [before, until] = [(old as TaskStatusRow | undefined)?.protectedUntil, (row as TaskStatusRow).protectedUntil];
      if (before === until) return;
      if (until === undefined) {
        if (at < before! && !released.has(key)) violate("protection-time", `${key} loses its protection ${before! - at} ms too early`);
        return;
      }
      begun.set(key, { at, until });
      released.delete(key);
    },
    answered(output, _stored, { operation, input }) {
      if (operation.name !== "UpdateTaskProtection") return;
      const { protectionEnabled, expiresInMinutes = 120 } = input as Wire<UpdateTaskProtectionRequest>;
      const { protectedTasks = [] } = output as { readonly protectedTasks?: readonly Output<ProtectedTask>[] };
      for (const { taskArn = "", expirationDate } of protectionEnabled ? protectedTasks : []) {
        const { at = NaN, until = NaN } = begun.get(taskArn) ?? {};
        if (until !== Math.round(expirationDate! * 1000) || until - at !== expiresInMinutes * 60_000) {
          violate("protection-time", `${taskArn} is protected for ${until - at} ms, ${expiresInMinutes} minutes were asked for`);
        }
      }
    },
    standstill({ engine }) {
      for (const [arn, { protectedUntil = Infinity }] of engine.view.all("taskStatuses")) {
        const over = engine.now() - protectedUntil;
        if (over > 0) violate("protection-time", `${arn} is still protected, ${over} ms after the end`);
      }
    },
  };
}
