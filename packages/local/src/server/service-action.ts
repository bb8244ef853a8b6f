/** How EventBridge tells of a service event. */
export interface ServiceAction {
  readonly eventType: "INFO" | "WARN" | "ERROR";
  readonly eventName: string;
}

/**
 * The EventBridge name of a service's event by what it says; undefined: EventBridge has none for it, so that it is told as it stands.
 * Source: Amazon ECS Developer Guide, "Amazon ECS service action events".
 */
export function serviceAction(message: string): ServiceAction {
  const found = names.find(([, text]) => text.test(message));
  return found ? { eventType: found[2] ?? "INFO", eventName: found[0] } : { eventType: "INFO", eventName: "SERVICE_EVENT" };
}

/**
 * The `reason` of a service action: of a task that found no place ECS's short one, else what the service event says. Source: the same page
 * (its sample of `SERVICE_TASK_PLACEMENT_FAILURE`).
 */
export function reasonOf(message: string): string {
  if (!/unable to place a task/.test(message)) return message;
  const quoted = /encountered error "(.*)"\./.exec(message)?.[1] ?? /Reason: TaskFailedToStart: (.*)\.$/.exec(message)?.[1];
  return quoted ?? reasons.find(([, text]) => text.test(message))?.[0] ?? message;
}

const reasons: readonly (readonly [reason: string, text: RegExp])[] = [
  ["RESOURCE:FARGATE", /Capacity is unavailable/],
  ["RESOURCE:CPU", /insufficient CPU/],
  ["RESOURCE:MEMORY", /insufficient memory/],
  ["RESOURCE:PORTS", /already using a port/],
];

const names: readonly (readonly [name: string, text: RegExp, type?: ServiceAction["eventType"]])[] = [
  ["SERVICE_STEADY_STATE", /^\(service [^,()]+\) has reached a steady state/],
  ["TASKSET_STEADY_STATE", /^\(service [^()]+, taskSet [^()]+\) has reached a steady state/],
  ["SERVICE_REBALANCING_STARTED", /is not AZ balanced with .* AZ Rebalancing in progress/],
  ["SERVICE_REBALANCING_COMPLETED", /is AZ balanced with/],
  ["SERVICE_REBALANCING_STOPPED", /stopped AZ Rebalancing/],
  ["TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION", /was unable to (?:AZ Rebalance|reach steady state) because .* was unable to scale in/],
  ["TASKS_STARTED", /has started \d+ tasks/],
  ["TASKS_STOPPED", /has stopped \d+ running tasks|stopped \d+ pending tasks/],
  ["SERVICE_TASK_START_IMPAIRED", /unable to consistently start tasks/, "WARN"],
  ["SERVICE_TASK_CONFIGURATION_FAILURE", /failed to launch a task with \(error/, "ERROR"],
  ["SERVICE_TASK_PLACEMENT_FAILURE", /unable to place (?:a )?task/, "ERROR"],
  ["SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED", /no longer satisfies the placement constraints/, "ERROR"],
  // Which of its texts ECS gives this name is not documented: the group is gone that would say how healthy its targets are.
  ["SERVICE_HEALTH_UNKNOWN", /TARGET GROUP IS NOT FOUND/, "ERROR"],
  ["ECS_OPERATION_THROTTLED", /operations are being throttled/, "ERROR"],
  ["SERVICE_DEPLOYMENT_COMPLETED", /deployment completed\./],
  ["SERVICE_DEPLOYMENT_FAILED", /deployment failed: /, "ERROR"],
  ["SERVICE_DEPLOYMENT_IN_PROGRESS", /rolling back to deployment /],
];
