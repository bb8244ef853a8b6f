import type { Coverage } from "./coverage.js";

const guide = "Amazon ECS Developer Guide";
const api = "Amazon ECS API Reference";
const task = "src/control/task/task-controller.test.ts";
const rollout = "src/control/deployments/service-deployments.test.ts";
const staged = "src/control/deployments/staged/staged.test.ts";
const breaker = "src/control/service/circuit-breaker.test.ts";
const refusals = "test/states/refusals.test.ts";

export const states: readonly Coverage[] = [
  {
    kind: "task lastStatus",
    source: `${guide}, Amazon ECS task lifecycle`,
    shown: { [task]: ["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"] },
    excused: { "A task's record goes within one step, so that nobody sees it on its way.": ["DELETED"] },
  },
  {
    kind: "task desiredStatus",
    source: `${api}, ListTasks`,
    enum: "DesiredStatus",
    shown: { [task]: ["RUNNING", "STOPPED"] },
    excused: { "ECS sets it on no task; as a filter it finds nothing.": ["PENDING"] },
  },
  {
    kind: "health status",
    source: `${api}, HealthCheck`,
    enum: "HealthStatus",
    shown: { [task]: ["HEALTHY", "UNHEALTHY", "UNKNOWN"] },
  },
  {
    kind: "attachment status",
    source: `${api}, Attachment`,
    shown: { [refusals]: ["PRECREATED", "CREATED", "ATTACHING", "ATTACHED", "DETACHING", "DETACHED", "DELETED", "FAILED"] },
  },
  {
    kind: "container dependency condition",
    source: `${api}, ContainerDependency`,
    shown: { "src/control/task/dependencies.test.ts": ["START", "COMPLETE", "SUCCESS", "HEALTHY"] },
  },
  {
    kind: "task definition status",
    source: `${api}, TaskDefinition`,
    enum: "TaskDefinitionStatus",
    shown: { "test/task-definitions.test.ts": ["ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"] },
  },
  {
    kind: "service status",
    source: `${api}, Service`,
    shown: { "test/services.test.ts": ["ACTIVE", "DRAINING", "INACTIVE"] },
  },
  {
    kind: "deployment status",
    source: `${api}, Deployment`,
    shown: { [breaker]: ["PRIMARY", "ACTIVE"] },
    excused: { "A deployment that is replaced is no longer among a service's deployments.": ["INACTIVE"] },
  },
  {
    kind: "deployment rolloutState",
    source: `${api}, Deployment`,
    enum: "DeploymentRolloutState",
    shown: { [breaker]: ["IN_PROGRESS", "COMPLETED", "FAILED"] },
  },
  {
    kind: "deployment rolloutStateReason",
    source: `${guide}, Amazon ECS deployment state change events`,
    shown: {
      [breaker]: ["ECS deployment circuit breaker: tasks failed to start.", "ECS deployment circuit breaker: rolling back to deploymentId"],
      [rollout]: ["ECS deployment failed: alarm detected."],
      "test/services.test.ts": [" completed."],
    },
  },
  {
    kind: "circuit breaker threshold",
    source: `${guide}, Amazon ECS deployment circuit breaker`,
    shown: { [breaker]: ["BOUNDED_PERCENT", "UNBOUNDED_PERCENT", "COUNT"] },
  },
  {
    kind: "service deployment status",
    source: `${api}, ServiceDeployment`,
    enum: "ServiceDeploymentStatus",
    shown: {
      [rollout]: [
        "PENDING",
        "IN_PROGRESS",
        "STOPPED",
        "STOP_REQUESTED",
        "ROLLBACK_REQUESTED",
        "ROLLBACK_IN_PROGRESS",
        "ROLLBACK_SUCCESSFUL",
        "ROLLBACK_FAILED",
        "SUCCESSFUL",
      ],
    },
  },
  {
    kind: "service deployment monitor status",
    source: `${api}, ServiceDeploymentCircuitBreaker`,
    enum: "ServiceDeploymentRollbackMonitorsStatus",
    shown: { [rollout]: ["DISABLED", "MONITORING", "MONITORING_COMPLETE", "TRIGGERED"] },
  },
  {
    kind: "service deployment lifecycle stage",
    source: `${guide}, Amazon ECS blue/green service deployments workflow`,
    enum: "ServiceDeploymentLifecycleStage",
    shown: {
      [staged]: [
        "RECONCILE_SERVICE",
        "PRE_SCALE_UP",
        "SCALE_UP",
        "POST_SCALE_UP",
        "TEST_TRAFFIC_SHIFT",
        "POST_TEST_TRAFFIC_SHIFT",
        "PRE_PRODUCTION_TRAFFIC_SHIFT",
        "PRODUCTION_TRAFFIC_SHIFT",
        "POST_PRODUCTION_TRAFFIC_SHIFT",
        "BAKE_TIME",
        "CLEAN_UP",
      ],
    },
  },
  {
    kind: "lifecycle hook status",
    source: `${guide}, Pause lifecycle hooks`,
    enum: "DeploymentLifecycleHookStatus",
    shown: {
      [staged]: ["AWAITING_ACTION", "IN_PROGRESS", "TIMED_OUT", "FAILED"],
      "test/states/event-stream.test.ts": ["HOOK_SUCCEEDED"],
    },
  },
  {
    kind: "task set status",
    source: `${api}, TaskSet`,
    shown: { "test/task-sets.test.ts": ["PRIMARY", "ACTIVE", "DRAINING"] },
  },
  {
    kind: "task set stability",
    source: `${api}, TaskSet`,
    enum: "StabilityStatus",
    shown: { "test/task-sets.test.ts": ["STEADY_STATE", "STABILIZING"] },
  },
  {
    kind: "container instance status",
    source: `${api}, ContainerInstance`,
    enum: "ContainerInstanceStatus",
    shown: { "test/tasks.test.ts": ["ACTIVE", "DRAINING", "INACTIVE"] },
    excused: {
      "There are no trunk interfaces to make or remove, so that an instance is ACTIVE or INACTIVE at once.": [
        "REGISTERING",
        "DEREGISTERING",
        "REGISTRATION_FAILED",
      ],
    },
  },
  {
    kind: "container agent update",
    source: `${api}, ContainerInstance`,
    enum: "AgentUpdateStatus",
    shown: { "test/agents.test.ts": ["PENDING", "STAGING", "STAGED", "UPDATING", "UPDATED"] },
    excused: { "There is no agent whose update could fail.": ["FAILED"] },
  },
  {
    kind: "daemon status",
    source: `${api}, DaemonDetail`,
    enum: "DaemonStatus",
    shown: { "test/daemons.test.ts": ["ACTIVE", "DELETE_IN_PROGRESS"] },
  },
  {
    kind: "daemon deployment status",
    source: `${api}, DaemonDeployment`,
    enum: "DaemonDeploymentStatus",
    shown: {
      "test/daemons.test.ts": ["IN_PROGRESS", "SUCCESSFUL", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"],
      "test/states/waiters.test.ts": ["STOPPED"],
    },
    excused: {
      "A daemon's deployment begins and stops within a step, and its rollback has nothing that could fail it.": [
        "PENDING",
        "STOP_REQUESTED",
        "ROLLBACK_FAILED",
      ],
    },
  },
];
