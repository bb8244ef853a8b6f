import type { Coverage } from "./coverage.js";

const cloudMap = "test/states/cloud-map-states.test.ts";
const refused = "test/states/neighbour-refusals.test.ts";
const activities = "test/states/scaling-activities.test.ts";
const targets = "test/states/target-health.test.ts";

const atOnce = "An operation of Cloud Map is done within the call that asks for it, which refuses what could fail.";
const unasked = "Nothing is asked over the network: a check passes or fails, without an answer or a time.";
const unwatched = "What is registered is taken as being there, whoever has its address.";
const noThrottle = "The engine throttles nobody.";

/** States and errors of the services that ECS works with. */
export const neighbours: readonly Coverage[] = [
  {
    kind: "Cloud Map operation status",
    source: "AWS Cloud Map API Reference, Operation",
    enum: "OperationStatus",
    service: "servicediscovery",
    shown: { [cloudMap]: ["SUCCESS"] },
    excused: { [atOnce]: ["SUBMITTED", "PENDING", "FAIL"] },
  },
  {
    kind: "Cloud Map operation type",
    source: "AWS Cloud Map API Reference, Operation",
    enum: "OperationType",
    service: "servicediscovery",
    shown: {
      [cloudMap]: [
        "CREATE_NAMESPACE",
        "DELETE_NAMESPACE",
        "UPDATE_NAMESPACE",
        "UPDATE_SERVICE",
        "REGISTER_INSTANCE",
        "DEREGISTER_INSTANCE",
      ],
    },
  },
  {
    kind: "Cloud Map operation target",
    source: "AWS Cloud Map API Reference, Operation",
    enum: "OperationTargetType",
    service: "servicediscovery",
    shown: { [cloudMap]: ["NAMESPACE", "SERVICE", "INSTANCE"] },
  },
  {
    kind: "Cloud Map operation ErrorCode",
    source: "AWS Cloud Map API Reference, Operation",
    shown: {},
    excused: {
      [atOnce]: [
        "ACCESS_DENIED",
        "CANNOT_CREATE_HOSTED_ZONE",
        "EXPIRED_TOKEN",
        "HOSTED_ZONE_NOT_FOUND",
        "INTERNAL_FAILURE",
        "INVALID_CHANGE_BATCH",
        "THROTTLED_REQUEST",
      ],
    },
  },
  {
    kind: "Cloud Map namespace type",
    source: "AWS Cloud Map API Reference, Namespace",
    enum: "NamespaceType",
    service: "servicediscovery",
    shown: { [cloudMap]: ["HTTP", "DNS_PRIVATE", "DNS_PUBLIC"] },
  },
  {
    kind: "Cloud Map service type",
    source: "AWS Cloud Map API Reference, Service",
    enum: "ServiceType",
    service: "servicediscovery",
    shown: { [cloudMap]: ["HTTP", "DNS_HTTP"] },
    excused: { "It is of namespaces from before there were API calls; none can be made.": ["DNS"] },
  },
  {
    kind: "Cloud Map instance health",
    source: "AWS Cloud Map API Reference, HttpInstanceSummary",
    enum: "HealthStatus",
    service: "servicediscovery",
    shown: { [cloudMap]: ["HEALTHY", "UNHEALTHY", "UNKNOWN"] },
  },
  {
    kind: "Cloud Map health filter",
    source: "AWS Cloud Map API Reference, DiscoverInstances",
    enum: "HealthStatusFilter",
    service: "servicediscovery",
    shown: { [cloudMap]: ["HEALTHY", "UNHEALTHY", "ALL", "HEALTHY_OR_ELSE_ALL"] },
  },
  {
    kind: "error of Cloud Map",
    source: "AWS Cloud Map API Reference, each operation's",
    shown: {
      [refused]: [
        "InvalidInput",
        "NamespaceNotFound",
        "ServiceNotFound",
        "InstanceNotFound",
        "OperationNotFound",
        "NamespaceAlreadyExists",
        "ServiceAlreadyExists",
        "ResourceInUse",
        "ResourceLimitExceeded",
        "CustomHealthNotFound",
        "ResourceNotFoundException",
        "TooManyTagsException",
        "ServiceAttributesLimitExceededException",
      ],
    },
    excused: { [atOnce]: ["DuplicateRequest"], [noThrottle]: ["RequestLimitExceeded"] },
  },
  {
    kind: "scaling activity status",
    source: "Application Auto Scaling API Reference, ScalingActivity",
    enum: "ScalingActivityStatusCode",
    service: "application-autoscaling",
    shown: { [activities]: ["InProgress", "Successful", "Overridden", "Failed"] },
    excused: {
      "An activity begins with the decision, and lasts until its service has the tasks.": ["Pending", "Unfulfilled"],
    },
  },
  {
    kind: "why an activity does not scale",
    source: "Application Auto Scaling API Reference, NotScaledReason",
    shown: {
      [activities]: ["AlreadyAtMaxCapacity", "AlreadyAtMinCapacity", "AlreadyAtDesiredCapacity", "AutoScalingAnticipatedFlapping"],
    },
    excused: { "A service of ECS is always one that can be scaled.": ["TargetServicePutResourceAsUnscalable"] },
  },
  {
    kind: "text of a scaling activity",
    source: "Application Auto Scaling User Guide, Scaling activities",
    shown: {
      [activities]: [
        "Setting desired count to 4.",
        "monitor alarm deep in state ALARM triggered policy deep",
        "Successfully set desired count to 4. Change successfully fulfilled by ecs.",
        "minimum capacity was set to 4",
        "maximum capacity was set to 2",
        "scheduled action name night was triggered",
        "Attempting to scale due to alarm triggered",
      ],
      "test/scaling-acts.test.ts": ["Setting min capacity to"],
    },
  },
  {
    kind: "error of Application Auto Scaling",
    source: "Application Auto Scaling API Reference, each operation's",
    shown: {
      [refused]: [
        "ValidationException",
        "ObjectNotFoundException",
        "LimitExceededException",
        "InvalidNextTokenException",
        "ResourceNotFoundException",
        "TooManyTagsException",
        "ECS service doesn't exist: service/",
        "No scalable target registered for service namespace: ecs, resource ID: ",
        "No scaling policy found for service namespace: ecs, resource ID: ",
      ],
    },
    excused: {
      "Calls are carried out one after the other.": ["ConcurrentUpdateException"],
      "The alarms are the engine's own, which it can always read.": ["FailedResourceAccessException"],
      "Its model declares none, so that a mistake of the engine's is answered as AWS JSON's InternalFailure.": ["InternalServiceException"],
    },
  },
  {
    kind: "load balancer state",
    source: "Elastic Load Balancing API Reference, LoadBalancerState",
    enum: "LoadBalancerStateEnum",
    service: "elbv2",
    shown: { "test/load-balancing.test.ts": ["provisioning", "active"] },
    excused: { "A load balancer here has no capacity that could lack or fail.": ["active_impaired", "failed"] },
  },
  {
    kind: "target health",
    source: "Elastic Load Balancing API Reference, TargetHealth",
    enum: "TargetHealthStateEnum",
    service: "elbv2",
    shown: { [targets]: ["initial", "healthy", "unhealthy", "unused", "draining", "unavailable"] },
    excused: { "No connections are kept, so that a target that drains is not looked at any more.": ["unhealthy.draining"] },
  },
  {
    kind: "why a target is not healthy",
    source: "Elastic Load Balancing API Reference, TargetHealth",
    enum: "TargetHealthReasonEnum",
    service: "elbv2",
    shown: {
      [targets]: [
        "Elb.RegistrationInProgress",
        "Elb.InitialHealthChecking",
        "Target.FailedHealthChecks",
        "Target.NotRegistered",
        "Target.NotInUse",
        "Target.DeregistrationInProgress",
        "Target.HealthCheckDisabled",
      ],
    },
    excused: {
      [unasked]: ["Target.ResponseCodeMismatch", "Target.Timeout", "Elb.InternalError"],
      [unwatched]: ["Target.InvalidState", "Target.IpUnusable"],
    },
  },
  {
    kind: "text of a target's health",
    source: "Elastic Load Balancing User Guides, Health checks for target groups",
    shown: {
      [targets]: [
        "Target registration is in progress",
        "Initial health checks in progress",
        "Health checks failed",
        "Target is not registered to the target group",
        "Target group is not configured to receive traffic from the load balancer",
        "Target deregistration is in progress",
        "Health checks are disabled for this target",
      ],
    },
    excused: {
      [unasked]: ["Health checks failed with these codes: ", "Request timed out", "Health checks failed due to an internal error"],
      [unwatched]: [
        "Target is in the stopped state",
        "Target is in an invalid state",
        "The IP address cannot be used as a target, as it is in use by a load balancer",
        "Target is in an Availability Zone that is not enabled for the load balancer",
      ],
    },
  },
  {
    kind: "error of Elastic Load Balancing",
    source: "Elastic Load Balancing API Reference, those that ECS's clients meet",
    shown: {
      [refused]: [
        "LoadBalancerNotFoundException",
        "TargetGroupNotFoundException",
        "ListenerNotFoundException",
        "RuleNotFoundException",
        "InvalidTargetException",
        "PriorityInUseException",
        "DuplicateTargetGroupNameException",
        "DuplicateListenerException",
        "DuplicateLoadBalancerNameException",
        "TargetGroupAssociationLimitException",
        "InvalidConfigurationRequestException",
        "TooManyRulesException",
        "TooManyTagsException",
      ],
      "test/load-balancing.test.ts": ["ResourceInUseException", "OperationNotPermittedException"],
    },
    excused: {
      "An account has no quotas of load balancing but those of one listener.": ["TooManyTargets", "TooManyRegistrationsForTargetId"],
      "Nothing stands behind a load balancer here that could be short of anything or at work.": [
        "HealthUnavailable",
        "InsufficientCapacity",
        "PriorRequestNotComplete",
      ],
      "A listener takes any target group of its load balancer's kind; TLS is not spoken.": ["IncompatibleProtocols", "ALPNPolicyNotFound"],
      "There are no trust stores.": ["AssociationNotFound"],
    },
  },
  {
    kind: "alarm state",
    source: "Amazon CloudWatch API Reference, MetricAlarm",
    enum: "StateValue",
    service: "cloudwatch",
    shown: { "test/cloudwatch.test.ts": ["OK", "ALARM", "INSUFFICIENT_DATA"] },
  },
  {
    kind: "error of CloudWatch",
    source: "Amazon CloudWatch API Reference, those of metrics and alarms",
    shown: {
      [refused]: [
        "InvalidNextToken",
        "InvalidParameterValueException",
        "InvalidParameterCombinationException",
        "MissingRequiredParameterException",
        "ResourceNotFoundException",
      ],
      "test/cloudwatch.test.ts": ["ResourceNotFound"],
    },
  },
  {
    kind: "error of ECS Exec",
    source: "Amazon ECS Developer Guide, Troubleshooting ECS Exec",
    shown: {
      "test/states/exec.test.ts": [
        "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running.",
        "The execute command failed due to an internal error. Try again later.",
      ],
    },
  },
  {
    kind: "error of CloudWatch Logs",
    source: "Amazon CloudWatch Logs API Reference",
    shown: {},
    excused: {
      "The engine does not speak CloudWatch Logs.": [
        "ResourceAlreadyExistsException",
        "The specified log group does not exist.",
        "The specified log stream does not exist.",
      ],
    },
  },
];
