import type { Attribute } from "@stowage/model/ecs";

/** What the agent of an ECS-optimized Linux instance lists. Names: agent_capability.go of the ECS agent, 2026-06. */
const capabilities: readonly string[] = [
  ...["ecr-auth", "privileged-container", "selinux", "task-iam-role", "task-iam-role-network-host"].map(
    (name) => `com.amazonaws.ecs.capability.${name}`,
  ),
  ...["awslogs", "fluentd", "gelf", "journald", "json-file", "none", "splunk", "syslog"].map(
    (name) => `com.amazonaws.ecs.capability.logging-driver.${name}`,
  ),
  ...[
    "container-health-check",
    "container-ordering",
    "container-restart-policy",
    "docker-volume-driver.local",
    "efs",
    "efsAuth",
    "env-files.s3",
    "execute-command",
    "execution-role-awslogs",
    "execution-role-ecr-pull",
    "fault-injection",
    "firelens.fluentbit",
    "firelens.fluentd",
    "full-sync",
    "network.container-port-range",
    "pid-ipc-namespace-sharing",
    "private-registry-authentication.secretsmanager",
    "secrets.asm.bootstrap.log-driver",
    "secrets.asm.environment-variables",
    "secrets.ssm.bootstrap.log-driver",
    "secrets.ssm.environment-variables",
    "service-connect-v1",
    "storage.ebs-task-volume-attach",
    "task-eni",
  ].map((name) => `ecs.capability.${name}`),
];

/**
 * The capabilities to add to what an instance was registered with. An agent lists its own; a caller that lists none means an instance as
 * everybody has them, so it gets those of an ECS-optimized Linux instance. Our choice: ECS would find no task that fits.
 */
export function missingCapabilities(given: readonly Attribute[]): readonly Attribute[] {
  const lists = given.some(({ name }) => name?.includes("ecs.capability.") === true);
  return lists ? [] : capabilities.map((name) => ({ name }));
}
