import type { Assembly } from "@stowage/model";
import type { CreateServiceRequest, LogConfiguration, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { iamFor } from "../src/iam/iam-for.js";
import type { RoleNeeds } from "../src/iam/role-needs.js";

export const account: string = "123456789012";
export const base: { readonly format: "stowage/assembly@1"; readonly app: string; readonly region: string } = {
  format: "stowage/assembly@1",
  app: "shop",
  region: "us-east-1",
};
export const image: string = `${account}.dkr.ecr.us-east-1.amazonaws.com/shop/web:1.4.2`;
export const awslogs: LogConfiguration = { logDriver: "awslogs", options: { "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1" } };

export interface Given {
  readonly task: RegisterTaskDefinitionRequest;
  readonly service?: CreateServiceRequest;
  readonly more?: Partial<Assembly>;
}

export function roles({ task, service: request, more }: Given, options: Parameters<typeof iamFor>[1] = { account }): readonly RoleNeeds[] {
  return iamFor({ ...base, taskDefinitions: { web: task }, ...(request && { services: { "main/web": request } }), ...more }, options).roles;
}

/** What is needed, as text: `action resource` of what a role needs; a condition's key behind it. */
export function needs(all: readonly RoleNeeds[], name: string): string[] {
  return (all.find((role) => role.name === name)?.needs ?? [])
    .map(({ action, resource, condition }) =>
      [action, resource, ...(condition ? [Object.keys(Object.values(condition)[0]!)[0]] : [])].join(" "),
    )
    .sort();
}

export const arn = (serviceName: string, resource: string): string => `arn:aws:${serviceName}:us-east-1:${account}:${resource}`;
export const pull = (repository: string): string[] => [
  `ecr:BatchCheckLayerAvailability ${repository}`,
  `ecr:BatchGetImage ${repository}`,
  "ecr:GetAuthorizationToken *",
  `ecr:GetDownloadUrlForLayer ${repository}`,
];
