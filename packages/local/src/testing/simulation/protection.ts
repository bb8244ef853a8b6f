import type { Wire } from "@stowage/model";
import type { UpdateTaskProtectionRequest } from "@stowage/model/ecs";
import type { Random } from "../../random.js";
import { updateTaskProtection } from "../../services/ecs/update-task-protection.js";
import type { Operation } from "../../services/operation.js";
import type { View } from "../../state/view.js";
import type { ApiCall } from "./workload.js";

// What tasks do that have work to finish: they protect themselves for some minutes, and now and then let go before.

/** A running task of some service protects itself, or ends that; undefined: none runs. */
export function changeProtection(view: View, random: Random): ApiCall | undefined {
  const running = [...view.all("taskStatuses")].filter(
    ([arn, { lastStatus, desiredStatus }]) =>
      lastStatus === "RUNNING" && desiredStatus === "RUNNING" && view.get("taskSpecs", arn)?.serviceArn !== undefined,
  );
  if (running.length === 0) return undefined;
  const [arn, { protectedUntil }] = running[random.below(running.length)]!;
  const ends = protectedUntil !== undefined && random.below(3) === 0;
  return call(
    ends ? { tasks: [arn], protectionEnabled: false } : { tasks: [arn], protectionEnabled: true, expiresInMinutes: 1 + random.below(10) },
  );
}

/** Ends every protection. */
export function endProtection(view: View): readonly ApiCall[] {
  return [...view.all("taskStatuses")]
    .filter(([, { protectedUntil }]) => protectedUntil !== undefined)
    .map(([arn]) => call({ tasks: [arn], protectionEnabled: false }));
}

function call(input: Omit<Wire<UpdateTaskProtectionRequest>, "cluster">): ApiCall {
  return { operation: updateTaskProtection as unknown as Operation<never, unknown>, input: { cluster: "main", ...input } };
}
