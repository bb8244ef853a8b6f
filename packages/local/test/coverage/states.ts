import type { Coverage } from "./coverage.js";

const guide = "Amazon ECS Developer Guide";
const api = "Amazon ECS API Reference";
const task = "src/control/task/task-controller.test.ts";
const rollout = "src/control/deployments/service-deployments.test.ts";
const staged = "src/control/deployments/staged/staged.test.ts";
const breaker = "src/control/service/circuit-breaker.test.ts";
const managed = "test/managed-instances.test.ts";
const gateways = "test/gateways.test.ts";
const health = "test/states/instance-health.test.ts";
const refusals = "test/states/refusals.test.ts";

const atOnce = "A provider is there, changed or gone within the call.";

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
    shown: { "test/states/dependencies.test.ts": ["START", "COMPLETE", "SUCCESS", "HEALTHY"] },
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
      [breaker]: [
        "ECS deployment circuit breaker: tasks failed to start.",
        "ECS deployment circuit breaker: rolling back to deploymentId",
        " in progress.",
      ],
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
      "test/states/daemon-events.test.ts": ["DAEMON_DEPLOYMENT_PENDING"],
    },
    excused: {
      "A daemon's deployment stops within a step, and its rollback has nothing that could fail it.": ["STOP_REQUESTED", "ROLLBACK_FAILED"],
    },
  },
  {
    kind: "daemon deployment monitor status",
    source: `${api}, DaemonCircuitBreaker`,
    enum: "DaemonDeploymentRollbackMonitorsStatus",
    shown: { "test/daemons.test.ts": ["DISABLED", "MONITORING", "MONITORING_COMPLETE", "TRIGGERED"] },
  },
  {
    kind: "daemon task definition status",
    source: `${api}, DaemonTaskDefinition`,
    enum: "DaemonTaskDefinitionStatus",
    shown: { "test/daemons.test.ts": ["ACTIVE", "DELETE_IN_PROGRESS"] },
    excused: { "It is gone with the last task that uses it, so that nobody sees it deleted.": ["DELETED"] },
  },
  {
    kind: "cluster status",
    source: `${api}, Cluster`,
    shown: { "test/clusters.test.ts": ["ACTIVE", "INACTIVE"] },
    excused: { "A cluster's capacity providers and namespace are there within the call.": ["PROVISIONING", "DEPROVISIONING", "FAILED"] },
  },
  {
    kind: "capacity provider type",
    source: `${api}, CapacityProvider`,
    enum: "CapacityProviderType",
    shown: { "test/capacity.test.ts": ["EC2_AUTOSCALING", "FARGATE", "FARGATE_SPOT"], [managed]: ["MANAGED_INSTANCES"] },
  },
  {
    kind: "capacity provider status",
    source: `${api}, CapacityProvider`,
    enum: "CapacityProviderStatus",
    shown: { "test/capacity.test.ts": ["ACTIVE", "INACTIVE"] },
    excused: { [atOnce]: ["PROVISIONING", "DEPROVISIONING"] },
  },
  {
    kind: "capacity provider updateStatus",
    source: `${api}, CapacityProvider`,
    enum: "CapacityProviderUpdateStatus",
    shown: { "test/capacity.test.ts": ["UPDATE_COMPLETE", "DELETE_COMPLETE"], [managed]: ["CREATE_COMPLETE"] },
    excused: {
      [atOnce]: ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"],
      "What could fail is refused by the call.": ["CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED"],
    },
  },
  {
    kind: "express service status",
    source: `${api}, ExpressGatewayServiceStatus`,
    enum: "ExpressGatewayServiceStatusCode",
    shown: { "test/express.test.ts": ["ACTIVE", "DRAINING", "INACTIVE"] },
  },
  {
    kind: "status of what ECS manages for an express service",
    source: `${api}, ManagedApplicationAutoScalingPolicy and its neighbours`,
    enum: "ManagedResourceStatus",
    shown: { "test/express.test.ts": ["ACTIVE"] },
    excused: { "It is made and taken away within the call.": ["PROVISIONING", "DEPROVISIONING", "DELETED", "FAILED"] },
  },
  {
    kind: "gateway status",
    source: `${api}, Gateway`,
    enum: "GatewayStatus",
    shown: { [gateways]: ["ACTIVE", "DELETED", "UPDATE_COMPLETE"] },
    excused: { "A gateway is changed within the call, which refuses what could fail.": ["UPDATE_IN_PROGRESS", "UPDATE_FAILED"] },
  },
  {
    kind: "gateway association status",
    source: `${api}, GatewayClusterAssociation`,
    enum: "GatewayClusterAssociationStatus",
    shown: { [gateways]: ["ACTIVE", "INACTIVE"] },
    excused: { "It ends within the call.": ["DISASSOCIATING"] },
  },
  {
    kind: "gateway route status",
    source: `${api}, GatewayRoute`,
    enum: "GatewayRouteStatus",
    shown: { [gateways]: ["ACTIVE"] },
    excused: {
      "A route is there with its service's deployment and goes with it.": [
        "CREATE_IN_PROGRESS",
        "CREATE_FAILED",
        "UPDATE_IN_PROGRESS",
        "UPDATE_FAILED",
        "DELETE_IN_PROGRESS",
        "DELETE_FAILED",
      ],
    },
  },
  {
    kind: "agent connectivity",
    source: `${api}, Task`,
    enum: "Connectivity",
    shown: { [health]: ["CONNECTED", "DISCONNECTED"] },
  },
  {
    kind: "container instance health",
    source: `${api}, InstanceHealthCheckResult`,
    enum: "InstanceHealthCheckState",
    shown: { [health]: ["OK", "IMPAIRED", "INSUFFICIENT_DATA"], "test/states/daemon-events.test.ts": ["INITIALIZING"] },
  },
  {
    kind: "container instance health check",
    source: `${api}, InstanceHealthCheckResult`,
    enum: "InstanceHealthCheckType",
    shown: { [health]: ["CONTAINER_RUNTIME", "AGENT_CONNECTIVITY"], "test/states/daemon-events.test.ts": ["DAEMON"] },
    excused: { "An imagined instance has no device that could be looked at.": ["ACCELERATED_COMPUTE"] },
  },
  {
    kind: "managed agent lastStatus",
    source: `${api}, ManagedAgent`,
    shown: { "test/states/exec.test.ts": ["ExecuteCommandAgent", "PENDING", "RUNNING", "STOPPED"] },
  },
  {
    kind: "image digest",
    source: `${guide}, Deploy Amazon ECS services by replacing tasks (container image resolution)`,
    shown: { "test/states/image-digests.test.ts": ["imageDigest"] },
    excused: {
      "There is no registry that could say what a tag stands for.": ["tags resolved with the first task of a deployment", "three failures"],
    },
  },
];
