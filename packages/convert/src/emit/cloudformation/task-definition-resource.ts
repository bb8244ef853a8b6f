import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { properties } from "./properties.js";
import { roleArn } from "./template.js";
import type { References, Resource } from "./template.js";

/** A task definition; roles by name are those of the stack's account, and logs without a Region go to the stack's. */
export function taskDefinitionResource(
  family: string,
  request: RegisterTaskDefinitionRequest,
  path: string,
  { options, taskRoles }: References,
): Resource {
  const pruned = prune(schema, "RegisterTaskDefinitionRequest", request) as RegisterTaskDefinitionRequest;
  const converted = properties(schema, "RegisterTaskDefinitionRequest", pruned, path, options);
  const { taskRoleArn, executionRoleArn, containerDefinitions = [] } = pruned;
  const containers = (converted["ContainerDefinitions"] ?? []) as readonly Record<string, unknown>[];
  const granted = taskRoles.get(family);
  return {
    Type: "AWS::ECS::TaskDefinition",
    // Tasks of a role that is made elsewhere are not to start before it has the policy.
    ...(granted?.role.existing !== undefined && { DependsOn: [granted.id] }),
    Properties: {
      ...converted,
      ...(granted !== undefined && { TaskRoleArn: { "Fn::GetAtt": [granted.id, "Arn"] } }),
      ...(taskRoleArn !== undefined && { TaskRoleArn: roleArn(taskRoleArn) }),
      ...(executionRoleArn !== undefined && { ExecutionRoleArn: roleArn(executionRoleArn) }),
      ContainerDefinitions: containers.map((container, index) => withRegion(container, containerDefinitions[index]!)),
    },
  };
}

function withRegion(container: Record<string, unknown>, { logConfiguration }: ContainerDefinition): Record<string, unknown> {
  const { logDriver, options } = logConfiguration ?? {};
  if (logDriver !== "awslogs" || options?.["awslogs-region"] !== undefined) return container;
  const logs = container["LogConfiguration"] as Record<string, unknown>;
  return { ...container, LogConfiguration: { ...logs, Options: { ...options, "awslogs-region": { Ref: "AWS::Region" } } } };
}
