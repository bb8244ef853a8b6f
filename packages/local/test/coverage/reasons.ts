import type { Coverage } from "./coverage.js";

const guide = "Amazon ECS Developer Guide";
const start = "test/states/start-failures.test.ts";
const stops = "test/states/stops.test.ts";
const fargate = "test/states/fargate.test.ts";
const placement = "test/states/placement-failures.test.ts";
const staged = "src/control/deployments/staged/staged.test.ts";

const noRoles = "No role or policy is refused: the engine holds nobody to IAM.";
const noClassic = "There are no Classic Load Balancers.";

export const reasons: readonly Coverage[] = [
  {
    kind: "task stopCode",
    source: "Amazon ECS API Reference, Task",
    enum: "TaskStopCode",
    shown: {
      [start]: ["TaskFailedToStart"],
      [stops]: ["EssentialContainerExited", "ServiceSchedulerInitiated", "InfrastructureHealth"],
      "src/control/task/task-controller.test.ts": ["UserInitiated"],
      "src/control/capacity/capacity.test.ts": ["SpotInterruption", "TerminationNotice"],
    },
  },
  {
    kind: "task stoppedReason",
    source: `${guide}, Stopped tasks error messages`,
    shown: {
      [stops]: ["Essential container in task exited", "Scaling activity initiated by (deployment"],
      "src/control/task/task-controller.test.ts": ["Task stopped by user", "Task failed to start"],
      "src/control/load-balancing/task-targets.test.ts": ["Task failed ELB health checks in (target-group"],
      "src/control/service/service-controller.test.ts": ["Task failed container health checks"],
      "src/control/service/container-instances.test.ts": ["container instance is in DRAINING state"],
      "src/control/service/rebalance-zones.test.ts": ["Availability-zone rebalancing initiated by"],
      "src/control/capacity/capacity.test.ts": [
        "Your Spot Task was interrupted.",
        "terminated.",
        "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
      ],
      "test/states/refusals.test.ts": ["Container instance deregistration forced by user"],
      [placement]: ["TaskFailedToStart: NO ACTIVE INSTANCES"],
      [fargate]: ["ECS is performing maintenance on the underlying infrastructure hosting the task"],
      [start]: [
        "CannotPullContainerError: ",
        "CannotPullECRContainerError: ",
        "CannotPullImageManifestError: ",
        "ResourceInitializationError: unable to pull secrets or registry auth: ",
        "ResourceInitializationError: failed to validate logger args: ",
        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: ",
        "Fetching secret data from SSM Parameter Store in us-east-1: ",
        "Fetching secret data from AWS Secrets Manager in region us-east-1: ",
        "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet",
        "Unable to attach network interface to unused device index",
        "InternalError: ",
      ],
    },
    excused: {
      [noClassic]: ["Task failed ELB health checks in (elb"],
      "An instance is there or gone: no EC2 stops it to start it again.": ["Host EC2 (instance ID) stopped."],
    },
  },
  {
    kind: "container reason",
    source: `${guide}, Stopped tasks error codes`,
    shown: {
      [start]: [
        "CannotPullContainerError",
        "CannotCreateContainerError",
        "CannotStartContainerError",
        "CannotInspectContainerError",
        "CannotCreateVolumeError",
        "DockerStateError",
        "DockerTimeoutError: Could not transition to ",
        "ContainerRuntimeError",
        "ContainerRuntimeTimeoutError",
      ],
      [stops]: ["CannotStopContainerError", "OutOfMemoryError: Container killed due to memory usage"],
    },
  },
  {
    kind: "reason that an instance takes no task: of a failure of RunTask, and after TaskFailedToStart",
    source: `${guide}, Amazon ECS API failure reasons`,
    shown: {
      [placement]: [
        "RESOURCE:CPU",
        "RESOURCE:MEMORY",
        "RESOURCE:PORTS",
        "RESOURCE:GPU",
        "RESOURCE:ENI",
        "AGENT",
        "LOCATION",
        "ATTRIBUTE",
        "MemberOf placement constraint unsatisfied.",
        "DistinctInstance placement constraint unsatisfied.",
      ],
      [fargate]: ["RESOURCE:FARGATE", "Capacity is unavailable at this time. Please try again later or in a different availability zone"],
    },
  },
  {
    kind: "other failure reason",
    source: `${guide}, Amazon ECS API failure reasons`,
    shown: {
      "test/task-protection.test.ts": ["TASK_NOT_VALID"],
      "test/states/refusals.test.ts": ["MISSING", "INACTIVE", "DEPLOYMENT_BLOCKED"],
    },
  },
  {
    kind: "service deployment statusReason",
    source: `${guide}, Troubleshooting Amazon ECS blue/green deployments`,
    shown: {
      [staged]: [
        "Service deployment rolled back because the circuit breaker threshold was exceeded.",
        "lifecycle hook(s) failed. ",
        "returned FAILED status.",
        "due to HookStatus must not be null",
        "of invalid networking configuration: Target group ",
        "should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
        "is forwarding traffic to unexpected target group ",
        "Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule",
      ],
    },
    excused: {
      [noRoles]: ["ECS was unable to assume role", "ECS was unable to manage the ELB resources due to missing permissions"],
      "A function is called by whoever asks the engine for the hooks that wait; what its call fails of is FAILED.": [
        "ECS was unable to invoke hook target",
      ],
    },
  },
];
