import { groupOf } from "../../../control/capacity/provider-group.js";
import type { ContainerInstanceRow, TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";
import { isDaemons } from "./daemon-service.js";

/** From the notice to the end of an instance. Source: Amazon EC2 User Guide, Spot instance interruption notices. */
const NOTICE_MS = 120_000;

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
      const before = old as ContainerInstanceRow;
      const least = before.terminateAt ?? at + NOTICE_MS;
      if (terminateAt !== undefined && terminateAt < least) violate("spot-notice", `${key} is to end ${least - terminateAt} ms too early`);
      const ends = terminatedAt !== undefined && before.terminatedAt === undefined;
      if (ends && terminateAt !== undefined && at < terminateAt)
        violate("spot-notice", `${key} ends ${terminateAt - at} ms before its time`);
    }
  },
};

/** The provider of Spot instances. */
const SPOT_GROUP = "group";

const DAY_MS = 86_400_000;

/** Each Spot task that runs and each Spot instance is taken back as often a day as the rate says: a run is not beyond what chance explains. */
export function spotRate(perDay: number | undefined): Check {
  const exposed = new Set<string>();
  let [expected, taken, asked, until] = [0, 0, 0, 0];
  const expose = (key: string, is: boolean): unknown => (is ? exposed.add(key) : exposed.delete(key));
  return {
    name: "spot-rate",
    asked: ({ operation }) => void (operation.name === "spot" && asked++),
    changed({ table, key, old, row, at }, books) {
      if (perDay === undefined) return;
      // Not in proportion to the time: a clock that jumps an hour ahead takes each of them once.
      if (until > 0) expected += exposed.size * (1 - Math.exp((-perDay * (at - until)) / DAY_MS));
      until = at;
      if (table === "taskStatuses" && books.get("taskSpecs", key)?.capacityProviderName === "FARGATE_SPOT") {
        const [before, now] = [old as TaskStatusRow | undefined, row as TaskStatusRow | undefined];
        expose(key, now?.lastStatus === "RUNNING" && now.desiredStatus === "RUNNING");
        if (before?.stopCode === undefined && now?.stopCode === "SpotInterruption") taken++;
      }
      if (table === "containerInstances") {
        const [before, now] = [old as ContainerInstanceRow | undefined, row as ContainerInstanceRow | undefined];
        if ((now ?? before)!.capacityProviderName !== SPOT_GROUP) return;
        expose(key, now !== undefined && now.status !== "INACTIVE" && now.leavingSince === undefined);
        if (before?.terminateAt === undefined && now?.terminateAt !== undefined) taken++;
      }
    },
    standstill({ healed }) {
      if (perDay === undefined || healed) return;
      const [few, many] = [expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected) + 3 + asked];
      if (few <= taken && taken <= many) return;
      violate("spot-rate", `${taken} times Spot capacity was taken back, and ${perDay} a day are ${expected.toFixed(1)} times`);
    },
  };
}

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

/** With termination protection an instance that has tasks, those of daemons aside, is not chosen to leave. Source: Developer Guide, "Control the instances Amazon ECS terminates". */
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
      ([task, spec]) =>
        spec.containerInstanceArn === key && !isDaemons(books, spec) && books.get("taskStatuses", task)?.lastStatus !== "STOPPED",
    );
    if (busy.length > 0) violate("protected-instance", `${now.id} leaves with ${busy.length} tasks on it`);
  },
};
