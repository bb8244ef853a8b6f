import { expect, it } from "vitest";
import { reasonOf, serviceAction } from "./service-action.js";

it.each([
  ["(service web) has reached a steady state.", "INFO", "SERVICE_STEADY_STATE"],
  ["(service web, taskSet ecs-svc/1) has reached a steady state.", "INFO", "TASKSET_STEADY_STATE"],
  ["(service web) has started 1 tasks: (task 1).", "INFO", "TASKS_STARTED"],
  ["(service web) has started 1 tasks in us-east-1a to AZ Rebalance: (task 1).", "INFO", "TASKS_STARTED"],
  ["(service web) has stopped 1 running tasks: (task 1).", "INFO", "TASKS_STOPPED"],
  ["(service web) is not AZ balanced with 2 tasks in a, 0 tasks in b. AZ Rebalancing in progress.", "INFO", "SERVICE_REBALANCING_STARTED"],
  ["(service web) is AZ balanced with 1 tasks in a, 1 tasks in b.", "INFO", "SERVICE_REBALANCING_COMPLETED"],
  ["(service web) stopped AZ Rebalancing.", "INFO", "SERVICE_REBALANCING_STOPPED"],
  [
    "(service web) was unable to AZ Rebalance because (taskSet ecs-svc/1) was unable to scale in due to (reason 1 tasks under protection).",
    "INFO",
    "TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION",
  ],
  ["(service web) is unable to place a task in us-east-1a.", "ERROR", "SERVICE_TASK_PLACEMENT_FAILURE"],
  ["(service web) was unable to place a task. Reason: Capacity is unavailable at this time.", "ERROR", "SERVICE_TASK_PLACEMENT_FAILURE"],
  ["(service web) is unable to consistently start tasks successfully.", "WARN", "SERVICE_TASK_START_IMPAIRED"],
  ["(service web) (deployment ecs-svc/1) deployment completed.", "INFO", "SERVICE_DEPLOYMENT_COMPLETED"],
  ["(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.", "ERROR", "SERVICE_DEPLOYMENT_FAILED"],
  ["(service web) registered 1 targets in (target-group x)", "INFO", "SERVICE_EVENT"],
] as const)("%s is %s %s", (message, eventType, eventName) => {
  expect(serviceAction(message)).toEqual({ eventType, eventName });
});

it.each([
  ["(service web) was unable to place a task. Reason: Capacity is unavailable at this time.", "RESOURCE:FARGATE"],
  [
    "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 1) has insufficient CPU units available.",
    "RESOURCE:CPU",
  ],
  [
    "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 1) has insufficient memory available.",
    "RESOURCE:MEMORY",
  ],
  [
    "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 1) is already using a port required by your task.",
    "RESOURCE:PORTS",
  ],
  [
    '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 1) encountered error "AGENT".',
    "AGENT",
  ],
  ["(service web) was unable to place a task. Reason: TaskFailedToStart: RESOURCE:GPU.", "RESOURCE:GPU"],
  ["(service web) has reached a steady state.", "(service web) has reached a steady state."],
] as const)("the reason of %s is %s", (message, reason) => {
  expect(reasonOf(message)).toBe(reason);
});
