import type { CreateServiceRequest, LoadBalancer } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { prune } from "../../import/prune.js";
import { reportLeftOut } from "../emit-options.js";
import { expression } from "./block.js";
import { add, ignoring, namespaceArn, roleArn, shares } from "./emission.js";
import type { Emission } from "./emission.js";
import { linked } from "./linked.js";
import { serviceParts } from "./reshape.js";

export function addService(emission: Emission, key: string, given: CreateServiceRequest, path: string): void {
  const request = prune(schema, "CreateServiceRequest", given) as CreateServiceRequest;
  const {
    cluster = "default",
    taskDefinition,
    capacityProviderStrategy,
    serviceConnectConfiguration: connect,
    loadBalancers = [],
  } = request;
  const { names, resources } = emission;
  const own = names.clusters.get(cluster);
  const definition = names.taskDefinitions.get(taskDefinition ?? "");
  const parts = serviceParts(request);
  const namespace = connect?.namespace === undefined ? {} : { namespace: namespaceArn(emission, connect.namespace) };
  const servers = (emission.before.get(key) ?? []).map((server) => `aws_ecs_service.${names.services.get(server)}`);
  const joined = own !== undefined && resources["aws_ecs_cluster_capacity_providers"]?.[own] !== undefined;
  add(
    emission,
    "aws_ecs_service",
    names.services.get(key)!,
    {
      ...alone(emission, parts, ["serviceRegistries", "volumeConfiguration"], path),
      ...(loadBalancers.length > 0 && { loadBalancer: balanced(emission, loadBalancers, path) }),
      cluster: own === undefined ? cluster : expression(`aws_ecs_cluster.${own}.arn`),
      ...(definition !== undefined && { taskDefinition: expression(`aws_ecs_task_definition.${definition}.arn`) }),
      ...(capacityProviderStrategy && { capacityProviderStrategy: shares(emission, capacityProviderStrategy) }),
      ...(connect && { serviceConnectConfiguration: { ...(parts["serviceConnectConfiguration"] as object), ...namespace } }),
    },
    path,
    {
      ...ignoring(...(emission.assembly.scaling?.[key] === undefined ? [] : ["desired_count"])),
      ...dependsOn([...(joined ? [`aws_ecs_cluster_capacity_providers.${own}`] : []), ...routesTo(emission, loadBalancers), ...servers]),
    },
  );
}

function dependsOn(resources: readonly string[]): object {
  return resources.length > 0 ? { depends_on: resources } : {};
}

/** A target group belongs to its load balancer only once a listener or a rule sends to it: ECS asks for that. */
function routesTo({ assembly, names: { edge } }: Emission, targets: readonly LoadBalancer[]): string[] {
  const groups = new Set(targets.map(({ targetGroupArn }) => targetGroupArn));
  const balancers = Object.entries(assembly.loadBalancers ?? {}).filter(([, { targetGroups }]) =>
    targetGroups?.some(({ Name }) => groups.has(Name)),
  );
  return balancers.flatMap(([name, { listeners = [], rules = [] }]) => [
    ...listeners.map(({ Port }) => `aws_lb_listener.${edge.listeners.get(`${name}:${Port}`)}`),
    ...rules.map(({ ListenerArn, Priority }) => `aws_lb_listener_rule.${edge.rules.get(`${ListenerArn}/${Priority}`)}`),
  ]);
}

/** Target groups by reference, and the role that shifts traffic by its ARN. The provider gives no ARN of a listener's default rule. */
function balanced(emission: Emission, targets: readonly LoadBalancer[], path: string): object[] {
  return targets.map(({ advancedConfiguration: shift, ...target }, index) => {
    const known = Object.entries(shift ?? {}).filter(([member, value]) => {
      const listener = /^(.+)\/default$/.exec(String(value))?.[1];
      if (listener === undefined || !emission.names.edge.listeners.has(listener)) return true;
      const at = `${path}/loadBalancers/${index}/advancedConfiguration/${member}`;
      const hint = 'Route to the service by a rule: .route(port, listener, { priority, path: "/*" }).';
      reportLeftOut(emission.options, at, `The provider gives no ARN of the default rule of "${listener}".`, hint);
      return false;
    });
    const { roleArn: role, ...rest } = Object.fromEntries(known) as NonNullable<LoadBalancer["advancedConfiguration"]>;
    const advancedConfiguration = shift && { ...rest, ...(role !== undefined && { roleArn: roleArn(emission, role) }) };
    return linked({ ...target, ...(advancedConfiguration && { advancedConfiguration }) }, emission);
  });
}

/** Blocks that the provider takes once: the first stays, the others are reported. */
function alone(
  { options }: Emission,
  parts: Readonly<Record<string, unknown>>,
  members: readonly string[],
  path: string,
): Record<string, unknown> {
  const out = { ...parts };
  for (const member of members) {
    const list = out[member];
    if (!Array.isArray(list) || list.length < 2) continue;
    out[member] = list.slice(0, 1);
    reportLeftOut(options, `${path}/${member}`, "The provider takes one of these alone.", "Keep one, or deploy with Stowage.");
  }
  return out;
}
