import { serversBefore } from "@stowage/model";
import type { Assembly, ServiceScaling } from "@stowage/model";
import { schema as scalingSchema } from "@stowage/model/application-autoscaling";
import type { CreateCapacityProviderRequest, CreateClusterRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import type { EmitOptions } from "../emit-options.js";
import { entriesOf, reportSchedules, splitKey } from "../sections.js";
import { taskRoles } from "../task-roles.js";
import { addService } from "./add-service.js";
import { addAutoScalingGroups } from "./auto-scaling-groups.js";
import { escaped, expression, template } from "./block.js";
import { add, namespaceArn, providerName, roleArn, shares } from "./emission.js";
import type { Emission } from "./emission.js";
import { addLoadBalancers } from "./load-balancers.js";
import { localNames } from "./local-names.js";
import { clusterParts, tagMap, taskDefinitionParts } from "./reshape.js";
import { addTaskRole } from "./task-role.js";
import type { AddedRole } from "./task-role.js";

/** A Terraform configuration in its JSON syntax. */
export interface TerraformConfiguration {
  readonly terraform: { readonly required_providers: { readonly aws: { readonly source: string; readonly version: string } } };
  readonly provider?: { readonly aws: { readonly region: string } };
  readonly data?: { readonly [type: string]: { readonly [name: string]: object } };
  readonly resource: { readonly [type: string]: { readonly [name: string]: Readonly<Record<string, unknown>> } };
}

/**
 * An Assembly as a Terraform configuration in JSON (`NAME.tf.json`) for the AWS provider: its clusters, capacity providers, Auto Scaling groups,
 * load balancers, namespaces, task definitions, services and their scaling, with references between them. The same Assembly gives the same
 * configuration.
 *
 * A task definition with grants gets a task role with exactly the policy that `iamFor` gives; if it names a role, that role gets the
 * policy.
 *
 * Schedules are not part of it; they and what the provider has no argument for are reported.
 *
 * @example
 * writeFileSync("main.tf.json", JSON.stringify(emitTerraform(assembly), undefined, 2));
 */
export function emitTerraform(assembly: Assembly, options: EmitOptions = {}): TerraformConfiguration {
  const emission: Emission = { assembly, options, names: localNames(assembly), before: serversBefore(assembly), resources: {}, data: {} };
  const roles = new Map([...taskRoles(assembly)].map(([family, role]) => [family, addTaskRole(emission, family, role)]));
  for (const { name, value, path } of entriesOf("namespaces", assembly.namespaces)) {
    const { Name, Description, Tags } = value;
    const tags = tagMap(Tags?.map(({ Key: key, Value }) => ({ key, value: Value })));
    add(
      emission,
      "aws_service_discovery_http_namespace",
      emission.names.namespaces.get(name)!,
      { name: Name, description: Description, ...tags },
      path,
    );
  }
  addAutoScalingGroups(emission);
  addLoadBalancers(emission);
  for (const { name, value, path } of entriesOf("clusters", assembly.clusters)) addCluster(emission, name, value, path);
  for (const { value, path } of entriesOf("capacityProviders", assembly.capacityProviders)) addCapacityProvider(emission, value, path);
  for (const { name, value, path } of entriesOf("taskDefinitions", assembly.taskDefinitions))
    addTaskDefinition(emission, name, value, path, roles.get(name));
  for (const { name, value, path } of entriesOf("services", assembly.services)) addService(emission, name, value, path);
  for (const { name, value, path } of entriesOf("scaling", assembly.scaling)) addScaling(emission, name, value, path);
  reportSchedules(assembly, options);
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.25" } } },
    ...(assembly.region !== undefined && { provider: { aws: { region: assembly.region } } }),
    ...(Object.keys(emission.data).length > 0 && { data: emission.data }),
    resource: emission.resources,
  };
}

function addCluster(emission: Emission, name: string, given: CreateClusterRequest, path: string): void {
  const request = prune(schema, "CreateClusterRequest", given) as CreateClusterRequest;
  const { capacityProviders = [], defaultCapacityProviderStrategy = [], serviceConnectDefaults } = request;
  const local = emission.names.clusters.get(name)!;
  const namespace = serviceConnectDefaults?.namespace;
  const parts = {
    ...clusterParts(request),
    ...(namespace !== undefined && { serviceConnectDefaults: { namespace: namespaceArn(emission, namespace) } }),
  };
  add(emission, "aws_ecs_cluster", local, parts, path);
  const named = [
    ...new Set([...capacityProviders, ...defaultCapacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? [])]),
  ];
  if (named.length === 0) return;
  add(
    emission,
    "aws_ecs_cluster_capacity_providers",
    local,
    {
      clusterName: expression(`aws_ecs_cluster.${local}.name`),
      capacityProviders: named.map((provider) => providerName(emission, provider)),
      ...(defaultCapacityProviderStrategy.length > 0 && {
        defaultCapacityProviderStrategy: shares(emission, defaultCapacityProviderStrategy),
      }),
    },
    path,
  );
}

function addCapacityProvider(emission: Emission, given: CreateCapacityProviderRequest, path: string): void {
  const { tags, cluster, ...request } = prune(schema, "CreateCapacityProviderRequest", given) as CreateCapacityProviderRequest;
  const local = cluster === undefined ? undefined : emission.names.clusters.get(cluster);
  const { autoScalingGroupProvider: provider } = request;
  const group = emission.names.edge.groups.get(provider?.autoScalingGroupArn ?? "");
  const parts = {
    ...request,
    ...(group !== undefined && {
      autoScalingGroupProvider: { ...provider, autoScalingGroupArn: expression(`aws_autoscaling_group.${group}.arn`) },
    }),
    ...(cluster !== undefined && { cluster: local === undefined ? cluster : expression(`aws_ecs_cluster.${local}.name`) }),
    ...tagMap(tags),
  };
  add(emission, "aws_ecs_capacity_provider", emission.names.capacityProviders.get(given.name!)!, parts, path);
}

function addTaskDefinition(
  emission: Emission,
  family: string,
  given: RegisterTaskDefinitionRequest,
  path: string,
  role: AddedRole | undefined,
): void {
  const request = prune(schema, "RegisterTaskDefinitionRequest", given) as RegisterTaskDefinitionRequest;
  const { taskRoleArn, executionRoleArn } = request;
  const parts = {
    ...taskDefinitionParts(request),
    ...(role !== undefined && { taskRoleArn: role.arn }),
    ...(taskRoleArn !== undefined && { taskRoleArn: roleArn(emission, taskRoleArn) }),
    ...(executionRoleArn !== undefined && { executionRoleArn: roleArn(emission, executionRoleArn) }),
  };
  const needs = role === undefined ? {} : { depends_on: [role.policy] };
  add(emission, "aws_ecs_task_definition", emission.names.taskDefinitions.get(family)!, parts, path, needs);
}

function addScaling(emission: Emission, key: string, { target, policies = [], scheduled = [] }: ServiceScaling, path: string): void {
  const { names } = emission;
  const local = names.scaling.get(key)!;
  const service = names.services.get(key);
  const cluster = names.clusters.get(splitKey(key)[0]);
  const resourceId =
    service === undefined
      ? target.ResourceId
      : template(
          `service/${cluster === undefined ? escaped(splitKey(key)[0]) : `\${aws_ecs_cluster.${cluster}.name}`}/\${aws_ecs_service.${service}.name}`,
        );
  const { Tags, ...own } = prune(scalingSchema, "RegisterScalableTargetRequest", target) as ServiceScaling["target"];
  add(emission, "aws_appautoscaling_target", local, { ...own, ResourceId: resourceId, ...(Tags && { Tags }) }, `${path}/target`);
  const scaled = {
    ResourceId: expression(`aws_appautoscaling_target.${local}.resource_id`),
    ScalableDimension: expression(`aws_appautoscaling_target.${local}.scalable_dimension`),
    ServiceNamespace: expression(`aws_appautoscaling_target.${local}.service_namespace`),
  };
  for (const [index, policy] of policies.entries()) {
    const { PolicyName, ...rest } = prune(scalingSchema, "PutScalingPolicyRequest", policy) as typeof policy;
    const { StepScalingPolicyConfiguration: steps } = rest;
    const { StepAdjustments, ...step } = steps ?? {};
    const parts = {
      Name: PolicyName,
      ...rest,
      ...(steps && { StepScalingPolicyConfiguration: { ...step, ...(StepAdjustments && { StepAdjustment: StepAdjustments }) } }),
    };
    add(
      emission,
      "aws_appautoscaling_policy",
      names.take("aws_appautoscaling_policy", PolicyName ?? local),
      { ...parts, ...scaled },
      `${path}/policies/${index}`,
    );
  }
  for (const [index, action] of scheduled.entries()) {
    const { ScheduledActionName, StartTime, EndTime, ...rest } = prune(scalingSchema, "PutScheduledActionRequest", action) as typeof action;
    const parts = {
      Name: ScheduledActionName,
      ...rest,
      ...scaled,
      ...(StartTime !== undefined && { StartTime: time(StartTime) }),
      ...(EndTime !== undefined && { EndTime: time(EndTime) }),
    };
    const name = names.take("aws_appautoscaling_scheduled_action", `${local}_${ScheduledActionName ?? index}`);
    add(emission, "aws_appautoscaling_scheduled_action", name, parts, `${path}/scheduled/${index}`);
  }
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.000Z$/, "Z");
}
