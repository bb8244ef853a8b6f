import { groupOf } from "../../../control/capacity/provider-group.js";
import type { ContainerInstanceRow, TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";

/** Only Spot capacity is taken back, and an instance not before its two minutes are over. */
export const spotNotice: Check = {
  name: "spot-notice",
  changed({ table, key, old, row, at }, books) {
    if (!old || !row) return;
    if (table === "taskStatuses") {
      const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
      const taken = now.stopCode === "SpotInterruption" && before.stopCode !== now.stopCode;
      const capacity = books.get("taskSpecs", key)?.capacityProviderName;
      if (taken && capacity !== "FARGATE_SPOT") violate("spot-notice", `${key} is taken back, and its capacity is ${capacity}`);
    }
    if (table === "containerInstances") {
      const { terminateAt, terminatedAt } = row as ContainerInstanceRow;
      const ends = terminatedAt !== undefined && (old as ContainerInstanceRow).terminatedAt === undefined;
      if (ends && terminateAt !== undefined && at < terminateAt)
        violate("spot-notice", `${key} ends ${terminateAt - at} ms before its time`);
    }
  },
};

/** A group has no more instances than it may have, and lets go of no busy one that is protected. */
export const groupSize: Check = {
  name: "group-size",
  standstill({ engine: { view } }) {
    for (const [, provider] of view.all("capacityProviders")) {
      const group = groupOf(view, provider);
      if (!group) continue;
      const standing = [...view.all("containerInstances")].filter(
        ([, row]) => row.capacityProviderName === provider.name && row.status !== "INACTIVE" && row.leavingSince === undefined,
      );
      const count = standing.length + group.launching.length;
      if (count > group.maxSize) violate("group-size", `${group.name} has ${count} instances, ${group.maxSize} are the most`);
    }
  },
};

/** With termination protection an instance that has tasks is not chosen to leave. */
export const protectedInstance: Check = {
  name: "protected-instance",
  changed({ table, key, old, row }, books) {
    if (table !== "containerInstances" || !old || !row) return;
    const [before, now] = [old as ContainerInstanceRow, row as ContainerInstanceRow];
    const chosen = before.leavingSince === undefined && now.leavingSince !== undefined && now.terminateAt === undefined;
    if (!chosen) return;
    const provider = [...books.rows("capacityProviders")].find(([, { name }]) => name === now.capacityProviderName)?.[1];
    if (provider?.autoScalingGroupProvider?.managedTerminationProtection !== "ENABLED") return;
    const busy = [...books.rows("taskSpecs")].filter(
      ([task, spec]) => spec.containerInstanceArn === key && books.get("taskStatuses", task)?.lastStatus !== "STOPPED",
    );
    if (busy.length > 0) violate("protected-instance", `${now.id} leaves with ${busy.length} tasks on it`);
  },
};
