import type { DeploymentLifecycleHookStatus } from "@stowage/model/ecs";
import type { HookRow, ServiceDeploymentRow } from "../state/service-deployment-row.js";

/** The `detail` of an `ECS Hook State Change`, times in milliseconds. Source: Amazon ECS Developer Guide, "Amazon ECS hook state change events". */
export interface HookEvent {
  readonly eventType: "INFO" | "ERROR";
  readonly eventName: string;
  readonly hookId: string;
  readonly hookType: string;
  readonly expiresAt: number;
  readonly lifecycleStage: string;
}

/** What has become of a service deployment's hooks with one change of its row. */
export function hookEvents(row: ServiceDeploymentRow, old: ServiceDeploymentRow | undefined): readonly HookEvent[] {
  if (!row.stage || row.stage.hooks === old?.stage?.hooks) return [];
  const before = new Map((old?.stage?.hooks ?? []).map((hook) => [hook.id, hook.status]));
  const { name } = row.stage;
  return row.stage.hooks.filter((hook) => before.get(hook.id) !== hook.status).map((hook) => eventOf(hook, name));
}

function eventOf({ id, targetType, status, expiresAt }: HookRow, lifecycleStage: string): HookEvent {
  const failed = status === "FAILED" || status === "TIMED_OUT";
  return { eventType: failed ? "ERROR" : "INFO", eventName: names[status], hookId: id, hookType: targetType, expiresAt, lifecycleStage };
}

const names: { readonly [S in DeploymentLifecycleHookStatus]: string } = {
  AWAITING_ACTION: "HOOK_AWAITING_ACTION",
  IN_PROGRESS: "HOOK_IN_PROGRESS",
  SUCCEEDED: "HOOK_SUCCEEDED",
  FAILED: "HOOK_FAILED",
  TIMED_OUT: "HOOK_TIMED_OUT",
};
