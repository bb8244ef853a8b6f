import type { Coverage } from "./coverage.js";

const guide = "Amazon ECS Developer Guide";
const service = "src/control/service/service-controller.test.ts";
const targets = "src/control/load-balancing/task-targets.test.ts";
const zones = "src/control/service/rebalance-zones.test.ts";
const breaker = "src/control/service/circuit-breaker.test.ts";
const rollout = "src/control/deployments/service-deployments.test.ts";
const placement = "test/states/placement-failures.test.ts";
const fargate = "test/states/fargate.test.ts";
const daemons = "test/states/daemon-events.test.ts";
const stream = "test/states/event-stream.test.ts";
const actions = "test/states/action-names.test.ts";

const noRoles = "No role or policy is refused: the engine holds nobody to IAM.";
const noThrottle = "The engine throttles nobody.";

export const events: readonly Coverage[] = [
  {
    kind: "service event",
    source: `${guide}, Amazon ECS service event messages`,
    shown: {
      [service]: [
        "has started ",
        "has stopped ",
        "due to an unhealthy status.",
        "has reached a steady state.",
        "deployment completed.",
        "failed container health checks.",
        "was unable to stop or start tasks during a deployment",
      ],
      "test/states/stops.test.ts": ["stopped 2 pending tasks."],
      [targets]: [
        "registered ",
        "deregistered ",
        "has begun draining connections on ",
        "is unhealthy in (target-group ",
        "TARGET GROUP IS NOT FOUND",
        "TARGET IS NOT FOUND",
      ],
      [breaker]: [
        "deployment failed: tasks failed to start.",
        "rolling back to deployment ",
        "is unable to consistently start tasks successfully.",
      ],
      [rollout]: ["deployment failed: alarm detected."],
      "src/control/deployments/staged/staged.test.ts": ["deployment failed: Service deployment rolled back because "],
      [zones]: [
        "is not AZ balanced with ",
        "to AZ Rebalance: ",
        "due to AZ rebalancing: ",
        "is AZ balanced with ",
        "was unable to AZ Rebalance because ",
        "stopped AZ Rebalancing.",
      ],
      "test/task-protection.test.ts": ["was unable to reach steady state because "],
      "src/control/service/container-instances.test.ts": ["No Container Instances were found in your cluster"],
      "src/control/capacity/capacity.test.ts": ["the tasks provisioning capacity limit was exceeded."],
      [placement]: [
        "is unable to place a task in us-east-1b",
        "was unable to place a task because no container instance met all of its requirements.",
        "is already using a port required by your task.",
        "has insufficient CPU units available.",
        "has insufficient memory available.",
        'encountered error "AGENT".',
        'encountered error "MemberOf placement constraint unsatisfied.".',
        "could not launch 3 tasks for deployment ",
        "was unable to place a task. Reason: TaskFailedToStart: RESOURCE:GPU.",
        "was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
      ],
      [fargate]: ["Capacity is unavailable at this time.", "was unable to place a task. Reason: Internal error."],
      "test/states/start-failures.test.ts": ["was unable to place a task. Reason: CannotPullContainerError: "],
    },
    excused: {
      "There are no Classic Load Balancers.": ["is unhealthy in (elb "],
      [noThrottle]: ["operations are being throttled. Will try again later."],
      [noRoles]: [
        "failed to launch a task with (error ECS was unable to assume the role",
        "failed to register targets in target-group",
        "failed to describe target health on target-group",
        "IAM permissions policies have been misconfigured or changed",
        "IAM trust relationship has been misconfigured or changed",
      ],
      "An account has no limits on Fargate here.": [
        "You've reached the limit on the number of tasks you can run concurrently",
        "You've reached the limit on the number of vCPUs you can run concurrently",
        "The requested CPU configuration is above your limit.",
        "The requested MEMORY configuration is above your limit.",
      ],
    },
  },
  {
    kind: "EventBridge detail-type",
    source: `${guide}, Amazon ECS events`,
    shown: {
      [stream]: [
        "ECS Task State Change",
        "ECS Container Instance State Change",
        "ECS Service Action",
        "ECS Deployment State Change",
        "ECS Hook State Change",
      ],
      "test/states/instance-health.test.ts": ["ECS Container Instance Health Change"],
      [daemons]: ["ECS Daemon Service Action", "ECS Daemon Deployment State Change"],
    },
  },
  {
    kind: "eventName of ECS Service Action",
    source: `${guide}, Amazon ECS service action events`,
    shown: {
      [stream]: [
        "SERVICE_STEADY_STATE",
        "TASKS_STARTED",
        "TASKS_STOPPED",
        "SERVICE_TASK_PLACEMENT_FAILURE",
        "SERVICE_DEPLOYMENT_COMPLETED",
      ],
      "test/states/service-actions.test.ts": [
        "CAPACITY_PROVIDER_STEADY_STATE",
        "SERVICE_DESIRED_COUNT_UPDATED",
        "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY",
        "SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED",
        "SERVICE_HEALTH_UNKNOWN",
        "TASKSET_STEADY_STATE",
        "TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION",
      ],
      [actions]: [
        "SERVICE_REBALANCING_STARTED",
        "SERVICE_REBALANCING_COMPLETED",
        "SERVICE_REBALANCING_STOPPED",
        "SERVICE_TASK_START_IMPAIRED",
        "SERVICE_DEPLOYMENT_FAILED",
      ],
    },
    excused: {
      [noThrottle]: ["ECS_OPERATION_THROTTLED", "SERVICE_DISCOVERY_OPERATION_THROTTLED"],
      [noRoles]: ["SERVICE_TASK_CONFIGURATION_FAILURE"],
      "There is no VPC Lattice.": ["VPC_LATTICE_TARGET_UNHEALTHY"],
    },
  },
  {
    kind: "eventName of ECS Deployment State Change",
    source: `${guide}, Amazon ECS deployment state change events`,
    shown: { [stream]: ["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"], [actions]: ["SERVICE_DEPLOYMENT_FAILED"] },
  },
  {
    kind: "eventName of ECS Hook State Change",
    source: `${guide}, Amazon ECS hook state change events`,
    shown: { [stream]: ["HOOK_IN_PROGRESS", "HOOK_AWAITING_ACTION", "HOOK_SUCCEEDED", "HOOK_FAILED", "HOOK_TIMED_OUT"] },
  },
  {
    kind: "eventName of ECS Daemon Service Action",
    source: `${guide}, Daemon events`,
    shown: { [daemons]: ["DAEMON_TASK_START_IMPAIRED", "TASK_FAILED_TO_RUN"] },
    excused: { "An instance is chosen with room for its daemons, which come first there.": ["TASK_CREATION_FAILED"] },
  },
  {
    kind: "eventName of ECS Daemon Deployment State Change",
    source: `${guide}, Daemon events`,
    enum: "DaemonDeploymentStatus",
    shown: {
      [daemons]: [
        "DAEMON_DEPLOYMENT_PENDING",
        "DAEMON_DEPLOYMENT_IN_PROGRESS",
        "DAEMON_DEPLOYMENT_SUCCESSFUL",
        "DAEMON_DEPLOYMENT_STOPPED",
        "DAEMON_DEPLOYMENT_ROLLBACK_IN_PROGRESS",
        "DAEMON_DEPLOYMENT_ROLLBACK_SUCCESSFUL",
      ],
    },
    excused: {
      "A daemon's deployment stops within a step, and its rollback has nothing that could fail it.": [
        "DAEMON_DEPLOYMENT_STOP_REQUESTED",
        "DAEMON_DEPLOYMENT_ROLLBACK_FAILED",
      ],
    },
  },
];
