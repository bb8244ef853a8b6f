import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { properties } from "./properties.js";
import { roleArn } from "./template.js";
import type { References, Resource } from "./template.js";

/** A task definition; roles by name are those of the stack's account, and logs without a Region go to the stack's. */
export function taskDefinitionResource(request: RegisterTaskDefinitionRequest, path: string, { options }: References): Resource {
  const pruned = prune(schema, "RegisterTaskDefinitionRequest", request) as RegisterTaskDefinitionRequest;
  const converted = properties(schema, "RegisterTaskDefinitionRequest", pruned, path, options);
  const { taskRoleArn, executionRoleArn, containerDefinitions = [] } = pruned;
  const containers = (converted["ContainerDefinitions"] ?? []) as readonly Record<string, unknown>[];
  return {
    Type: "AWS::ECS::TaskDefinition",
    Properties: {
      ...converted,
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
