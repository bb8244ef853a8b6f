import type { CreateServiceRequest, LoadBalancer } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { reportLeftOut } from "../emit-options.js";
import { strategyProperty } from "./cluster-resources.js";
import { properties } from "./properties.js";
import { linked } from "./load-balancer-resources.js";
import { arnOr, refOr, roleArn } from "./template.js";
import type { References, Resource } from "./template.js";

export function serviceResource(key: string, request: CreateServiceRequest, path: string, refs: References): Resource {
  const pruned = prune(schema, "CreateServiceRequest", request) as CreateServiceRequest;
  const { desiredCount, ...counted } = pruned;
  const kept = isScaled(key, desiredCount, path, refs) ? counted : pruned;
  const converted = properties(schema, "CreateServiceRequest", kept, path, refs.options);
  const { loadBalancers = [], cluster = "default", taskDefinition, capacityProviderStrategy, serviceConnectConfiguration } = pruned;
  reportDefaultRules(loadBalancers, path, refs);
  const association = refs.associations.get(cluster);
  // A target group belongs to its load balancer only once a listener or a rule sends to it.
  const routes = loadBalancers.flatMap(({ targetGroupArn = "" }) => refs.balancers.routes.get(targetGroupArn) ?? []);
  const servers = (refs.before.get(key) ?? []).map((server) => refs.services.get(server)!);
  const needs = [...new Set([...(association === undefined ? [] : [association]), ...routes, ...servers])];
  const connect = converted["ServiceConnectConfiguration"] as object | undefined;
  return {
    Type: "AWS::ECS::Service",
    // A strategy names providers that the cluster must have by then.
    ...(needs.length > 0 && { DependsOn: needs }),
    Properties: {
      ...converted,
      ...(loadBalancers.length > 0 && { LoadBalancers: balanced(converted["LoadBalancers"], refs) }),
      Cluster: refOr(refs.clusters, cluster),
      ...(taskDefinition !== undefined && { TaskDefinition: refOr(refs.taskDefinitions, taskDefinition) }),
      ...(capacityProviderStrategy !== undefined && { CapacityProviderStrategy: strategyProperty(capacityProviderStrategy, refs) }),
      ...(serviceConnectConfiguration?.namespace !== undefined && {
        ServiceConnectConfiguration: { ...connect, Namespace: arnOr(refs.namespaces, serviceConnectConfiguration.namespace) },
      }),
    },
  };
}

/** An update of the stack would set the count again that Application Auto Scaling holds; a service without one starts at its least. */
function isScaled(key: string, desiredCount: number | undefined, path: string, { assembly, options }: References): boolean {
  const target = assembly.scaling?.[key]?.target;
  if (target !== undefined && target.MinCapacity !== desiredCount) {
    const message = "Each update of the stack would set this count again, whatever the service is scaled to.";
    reportLeftOut(options, `${path}/desiredCount`, message, "Let the least of its scaling be the count it starts with.");
  }
  return target !== undefined;
}

/** Target groups with references, and the role that shifts traffic as an ARN. */
function balanced(targets: unknown, refs: References): unknown {
  return (linked(targets, refs.balancers) as readonly Record<string, unknown>[]).map((target) => {
    const shift = target["AdvancedConfiguration"] as Record<string, unknown> | undefined;
    const role = shift?.["RoleArn"];
    return typeof role !== "string" ? target : { ...target, AdvancedConfiguration: { ...shift, RoleArn: roleArn(role) } };
  });
}

/** CloudFormation knows the ARN of a rule that it makes, not that of the rule that each listener has by itself. */
function reportDefaultRules(targets: readonly LoadBalancer[], path: string, { balancers, options }: References): void {
  for (const [index, { advancedConfiguration: shift = {} }] of targets.entries()) {
    for (const member of ["productionListenerRule", "testListenerRule"] as const) {
      const listener = /^(.+)\/default$/.exec(shift[member] ?? "")?.[1];
      if (listener === undefined || !balancers.listeners.has(listener)) continue;
      const at = `${path}/loadBalancers/${index}/advancedConfiguration/${member}`;
      const message = `CloudFormation gives no ARN of the default rule of "${listener}".`;
      reportLeftOut(options, at, message, 'Route to the service by a rule: .route(port, listener, { priority, path: "/*" }).');
    }
  }
}
