import type { Attribute, ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/**
 * The capabilities that a container instance must have for a task of this definition (names: agent_capability.go of the ECS agent,
 * 2026-06). Versions of Docker's API, which ECS lists too, are left out: every agent of today has them all.
 */
export function requiresAttributes(definition: RegisterTaskDefinitionRequest): readonly Attribute[] {
  const names = new Set<string>();
  for (const container of definition.containerDefinitions ?? []) {
    for (const name of ofContainer(container, definition)) names.add(name);
  }
  for (const name of ofTask(definition)) names.add(name);
  return [...names].map((name) => ({ name }));
}

const ecr = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com/;

function* ofContainer(container: ContainerDefinition, definition: RegisterTaskDefinitionRequest): Iterable<string> {
  const driver = container.logConfiguration?.logDriver;
  if (driver !== undefined && driver !== "awsfirelens") yield `com.amazonaws.ecs.capability.logging-driver.${driver}`;
  if (driver === "awslogs" && definition.executionRoleArn !== undefined) yield "ecs.capability.execution-role-awslogs";
  if (container.image !== undefined && ecr.test(container.image)) {
    yield "com.amazonaws.ecs.capability.ecr-auth";
    if (definition.executionRoleArn !== undefined) yield "ecs.capability.execution-role-ecr-pull";
  }
  if (container.privileged === true) yield "com.amazonaws.ecs.capability.privileged-container";
  if (container.healthCheck !== undefined) yield "ecs.capability.container-health-check";
  if ((container.dependsOn ?? []).length > 0) yield "ecs.capability.container-ordering";
  if (container.restartPolicy?.enabled === true) yield "ecs.capability.container-restart-policy";
  if (container.repositoryCredentials !== undefined) yield "ecs.capability.private-registry-authentication.secretsmanager";
  if ((container.environmentFiles ?? []).length > 0) yield "ecs.capability.env-files.s3";
  for (const { valueFrom } of container.secrets ?? []) yield `ecs.capability.secrets.${secretStore(valueFrom)}.environment-variables`;
  for (const { valueFrom } of container.logConfiguration?.secretOptions ?? []) {
    yield `ecs.capability.secrets.${secretStore(valueFrom)}.bootstrap.log-driver`;
  }
  if (container.firelensConfiguration !== undefined) yield `ecs.capability.firelens.${container.firelensConfiguration.type}`;
  if ((container.portMappings ?? []).some((mapping) => mapping.containerPortRange !== undefined))
    yield "ecs.capability.network.container-port-range";
}

function* ofTask(definition: RegisterTaskDefinitionRequest): Iterable<string> {
  if (definition.taskRoleArn !== undefined) {
    yield "com.amazonaws.ecs.capability.task-iam-role";
    if (definition.networkMode === "host") yield "com.amazonaws.ecs.capability.task-iam-role-network-host";
  }
  if (definition.networkMode === "awsvpc") yield "ecs.capability.task-eni";
  if (definition.pidMode !== undefined || definition.ipcMode !== undefined) yield "ecs.capability.pid-ipc-namespace-sharing";
  if (definition.enableFaultInjection === true) yield "ecs.capability.fault-injection";
  for (const volume of definition.volumes ?? []) {
    if (volume.efsVolumeConfiguration !== undefined) yield "ecs.capability.efs";
    if (volume.efsVolumeConfiguration?.authorizationConfig !== undefined) yield "ecs.capability.efsAuth";
    if (volume.configuredAtLaunch === true) yield "ecs.capability.storage.ebs-task-volume-attach";
    const driver = volume.dockerVolumeConfiguration?.driver;
    if (driver !== undefined) yield `ecs.capability.docker-volume-driver.${driver}`;
  }
}

/** A secret of Secrets Manager has its ARN; everything else is a parameter of Systems Manager. */
function secretStore(valueFrom: string): "asm" | "ssm" {
  return valueFrom.includes(":secretsmanager:") ? "asm" : "ssm";
}
