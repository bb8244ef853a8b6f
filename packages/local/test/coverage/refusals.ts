import type { Coverage } from "./coverage.js";

const states = "test/states/refusals.test.ts";

const noRoles = "No role or policy is refused: the engine holds nobody to IAM.";

export const refusals: readonly Coverage[] = [
  {
    kind: "exception of ECS",
    source: "Amazon ECS API Reference, Common errors and each operation's",
    shown: {
      [states]: [
        "ClusterContainsTasksException",
        "PlatformUnknownException",
        "UnsupportedFeatureException",
        "AttributeLimitExceededException",
        "ServerException",
      ],
      "test/daemons.test.ts": ["ClientException", "DaemonNotFoundException", "DaemonNotActiveException"],
      "test/clusters.test.ts": [
        "InvalidParameterException",
        "ClusterNotFoundException",
        "ClusterContainsContainerInstancesException",
        "ClusterContainsServicesException",
        "NamespaceNotFoundException",
        "ResourceInUseException",
      ],
      "test/agents.test.ts": [
        "MissingVersionException",
        "NoUpdateAvailableException",
        "TargetNotConnectedException",
        "UpdateInProgressException",
      ],
      "test/services.test.ts": ["ServiceNotFoundException", "ServiceNotActiveException"],
      "test/task-sets.test.ts": ["TaskSetNotFoundException", "LimitExceededException"],
      "test/tasks.test.ts": ["TargetNotFoundException", "ConflictException"],
      "test/express.test.ts": ["ResourceNotFoundException"],
      "test/gateways.test.ts": ["GatewayNotFoundException"],
      "test/managed-instances.test.ts": ["ClusterContainsCapacityProviderException"],
      "src/control/deployments/service-deployments.test.ts": ["ServiceDeploymentNotFoundException"],
    },
    excused: {
      [noRoles]: ["AccessDeniedException"],
      "No account is blocked.": ["BlockedException"],
      "Every platform version runs every definition.": ["PlatformTaskDefinitionIncompatibilityException"],
    },
  },
  {
    kind: "error that every service of AWS may answer with",
    source: "AWS JSON 1.1 protocol, Common errors",
    shown: { "test/wire.test.ts": ["UnknownOperationException", "SerializationException", "ValidationException"] },
    excused: {
      "The engine throttles nobody.": ["ThrottlingException"],
      "Signatures are not checked: loopback only.": ["UnrecognizedClientException", "MissingAuthenticationTokenException"],
    },
  },
  {
    kind: "refusal of a load balancer's configuration",
    source: "Amazon ECS Developer Guide, Troubleshooting Amazon ECS blue/green deployments",
    shown: {
      "test/states/load-balancer-refusals.test.ts": [
        "productionListenerRule has an invalid ARN format.",
        "The following rules cannot be used as both production and test listener rules",
        "testListenerRule is required when productionListenerRule is not associated with both",
        "Duplicate targetGroupArn found",
        "All loadBalancers must be strictly either ELBv1",
        "advancedConfiguration field is not allowed with ELBv1 loadBalancers",
        "Either all or none of the provided loadBalancers must have advancedConfiguration defined",
        "advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy",
      ],
    },
  },
  {
    kind: "text of a refusal of ECS",
    source: "Amazon ECS API Reference; captures and clients that compare them",
    shown: {
      "test/clusters.test.ts": ["Cluster not found.", "The Cluster cannot be deleted while "],
      "test/services.test.ts": ["Service not found.", "Service was not ACTIVE.", "Creation of service was not idempotent."],
      "test/tasks.test.ts": ["The referenced task was not found.", "No Container Instances were found in your cluster."],
      "test/wire.test.ts": ["Unable to describe task definition."],
      [states]: ["Found running tasks on the instance."],
    },
    excused: { "The engine throttles nobody.": ["Rate exceeded"] },
  },
  {
    kind: "error of an endpoint inside a task: metadata, credentials, protection, faults",
    source: "amazon-ecs-agent; Amazon ECS Developer Guide, Task metadata endpoint version 4",
    shown: {},
    excused: {
      "Containers are imagined, or processes without an agent beside them: there is nobody in a task who could ask.": [
        "V4 container metadata handler: unable to get container ID from request",
        "V4 task metadata handler: unable to get task arn from request",
        "NoIdInRequest",
        "InvalidIdInRequest",
        "CredentialsUninitialized",
        "InternalServerError",
        "UpdateTaskProtection: failed to decode request",
        "Invalid request: does not contain 'ProtectionEnabled' field",
        "Invalid Request: no task IAM role credentials available for task",
        "Failed to find a task for the request",
        "RequestCanceled",
        "enableFaultInjection is not enabled for task",
        "There is already one network latency fault running",
        "There is already one network packet loss fault running",
        "You have reached maximum request limit",
      ],
    },
  },
];
