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
];
