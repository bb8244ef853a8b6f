import { serversBefore } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { schema as discoverySchema } from "@stowage/model/servicediscovery";
import { prune } from "../../import/prune.js";
import type { EmitOptions } from "../emit-options.js";
import { entriesOf, reportSchedules, splitKey } from "../sections.js";
import { autoScalingGroupResources } from "./auto-scaling-group-resources.js";
import { associationResource, capacityProviderResource, clusterResource, needsAssociation } from "./cluster-resources.js";
import { balancerIds } from "./balancer-ids.js";
import { loadBalancerResources } from "./load-balancer-resources.js";
import { logicalIds } from "./logical-ids.js";
import type { LogicalIds } from "./logical-ids.js";
import { properties } from "./properties.js";
import { taskRoles } from "../task-roles.js";
import { scalableTargetResource, scalingPolicyResource } from "./scaling-resources.js";
import { serviceResource } from "./service-resource.js";
import { taskDefinitionResource } from "./task-definition-resource.js";
import { taskRoleResource } from "./task-role-resource.js";
import type { References, Resource } from "./template.js";

/**
 * An Assembly as a CloudFormation template: its clusters, capacity providers, Auto Scaling groups, namespaces, load balancers, task
 * definitions, services and their scaling, with references between them. The same Assembly gives the same template.
 *
 * A task definition with grants gets a task role with exactly the policy that `iamFor` gives; if it names a role, that role gets the
 * policy. A stack with such a role is made with `--capabilities CAPABILITY_IAM`.
 *
 * Schedules are not part of it; they and what CloudFormation has no property for are reported.
 *
 * @example
 * writeFileSync("template.json", JSON.stringify(emitCloudFormation(assembly), undefined, 2));
 */
export function emitCloudFormation(assembly: Assembly, options: EmitOptions = {}): CloudFormationTemplate {
  const ids = logicalIds();
  const refs = references(assembly, options, ids);
  const resources: Record<string, Resource> = {};
  for (const { name, value, path } of entriesOf("namespaces", assembly.namespaces)) {
    const request = prune(discoverySchema, "CreateHttpNamespaceRequest", value);
    const converted = properties(discoverySchema, "CreateHttpNamespaceRequest", request, path, options);
    resources[refs.namespaces.get(name)!] = { Type: "AWS::ServiceDiscovery::HttpNamespace", Properties: converted };
  }
  for (const { name, value, path } of entriesOf("autoScalingGroups", assembly.autoScalingGroups)) {
    const own = { group: refs.autoScalingGroups.get(name)!, template: ids.take(name, "LaunchTemplate") };
    Object.assign(resources, autoScalingGroupResources(value, own, path, options));
  }
  for (const { name, value, path } of entriesOf("loadBalancers", assembly.loadBalancers)) {
    Object.assign(resources, loadBalancerResources(name, value, refs.balancers, path, options));
  }
  for (const { name, value, path } of entriesOf("clusters", assembly.clusters)) {
    resources[refs.clusters.get(name)!] = clusterResource(name, value, path, refs);
  }
  for (const { name, value, path } of entriesOf("capacityProviders", assembly.capacityProviders)) {
    resources[refs.capacityProviders.get(name)!] = capacityProviderResource(value, path, refs);
  }
  for (const [cluster, id] of refs.associations) resources[id] = associationResource(cluster, assembly.clusters![cluster]!, refs);
  for (const [family, { id, role }] of refs.taskRoles) resources[id] = taskRoleResource(family, role);
  for (const { name, value, path } of entriesOf("taskDefinitions", assembly.taskDefinitions)) {
    resources[refs.taskDefinitions.get(name)!] = taskDefinitionResource(name, value, path, refs);
  }
  for (const { name, value, path } of entriesOf("services", assembly.services)) {
    resources[refs.services.get(name)!] = serviceResource(name, value, path, refs);
  }
  for (const { name, value, path } of entriesOf("scaling", assembly.scaling)) {
    const service = refs.services.get(name);
    const base = service?.replace(/Service(\d*)$/, "$1") ?? splitKey(name)[1];
    const target = ids.take(base, "ScalableTarget");
    resources[target] = scalableTargetResource(name, value, path, refs);
    for (const [index, policy] of (value.policies ?? []).entries()) {
      resources[ids.take(policy.PolicyName ?? base, "ScalingPolicy")] = scalingPolicyResource(
        policy,
        target,
        `${path}/policies/${index}`,
        refs,
      );
    }
  }
  reportSchedules(assembly, options);
  return { AWSTemplateFormatVersion: "2010-09-09", Description: `The app ${assembly.app}, written by Stowage.`, Resources: resources };
}

/** A CloudFormation template, as JSON. */
export interface CloudFormationTemplate {
  readonly AWSTemplateFormatVersion: string;
  readonly Description: string;
  readonly Resources: { readonly [logicalId: string]: Resource };
}

/** Names all resources that others refer to. */
function references(assembly: Assembly, options: EmitOptions, ids: LogicalIds): References {
  const named = (
    section: "autoScalingGroups" | "capacityProviders" | "clusters" | "namespaces" | "taskDefinitions",
    kind: string,
  ): Map<string, string> =>
    new Map(entriesOf<unknown>(section, assembly[section]).map(({ name }) => [name, ids.take(name, kind)] as const));
  const clusters = named("clusters", "Cluster");
  const own = new Set(Object.keys(assembly.capacityProviders ?? {}));
  const joined = entriesOf("clusters", assembly.clusters).filter(({ value }) => needsAssociation(value, own));
  return {
    assembly,
    options,
    clusters,
    namespaces: named("namespaces", "Namespace"),
    autoScalingGroups: named("autoScalingGroups", "AutoScalingGroup"),
    balancers: balancerIds(assembly.loadBalancers, ids),
    capacityProviders: named("capacityProviders", "CapacityProvider"),
    taskDefinitions: named("taskDefinitions", "TaskDefinition"),
    taskRoles: new Map(
      [...taskRoles(assembly)].map(
        ([family, role]) => [family, { id: ids.take(family, role.existing === undefined ? "TaskRole" : "TaskRolePolicy"), role }] as const,
      ),
    ),
    services: new Map(entriesOf("services", assembly.services).map(({ name }) => [name, ids.take(splitKey(name)[1], "Service")] as const)),
    before: serversBefore(assembly),
    associations: new Map(joined.map(({ name }) => [name, ids.take(name, "CapacityProviders")] as const)),
  };
}
