import type { Assembly, LoadBalancer } from "@stowage/model";
import { splitKey } from "../sections.js";

/** The local names of a configuration's resources, by what they are called in the Assembly. */
export interface LocalNames {
  readonly clusters: ReadonlyMap<string, string>;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly capacityProviders: ReadonlyMap<string, string>;
  readonly taskDefinitions: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
  readonly scaling: ReadonlyMap<string, string>;
  readonly edge: EdgeNames;
  /** A name that no resource of this type has yet. */
  take(type: string, name: string): string;
}

/** What stands around ECS, by the names that the Assembly has in the place of ARNs. */
export interface EdgeNames {
  readonly groups: ReadonlyMap<string, string>;
  readonly balancers: ReadonlyMap<string, string>;
  readonly targetGroups: ReadonlyMap<string, string>;
  /** By `LOADBALANCER:PORT`. */
  readonly listeners: ReadonlyMap<string, string>;
  /** By `LOADBALANCER:PORT/PRIORITY`. */
  readonly rules: ReadonlyMap<string, string>;
}

export function localNames(assembly: Assembly): LocalNames {
  const used = new Set<string>();
  const take = (type: string, name: string): string => {
    const plain = name.replaceAll(/[^A-Za-z0-9_-]+/g, "_");
    const base = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    let local = base;
    for (let number = 2; used.has(`${type}.${local}`); number++) local = `${base}_${number}`;
    used.add(`${type}.${local}`);
    return local;
  };
  const named = (type: string, section: object | undefined, nameOf: (key: string) => string = (key) => key): Map<string, string> =>
    new Map(
      Object.keys(section ?? {})
        .sort()
        .map((key) => [key, take(type, nameOf(key))] as const),
    );
  const service = (key: string): string => splitKey(key)[1];
  return {
    clusters: named("aws_ecs_cluster", assembly.clusters),
    namespaces: named("aws_service_discovery_http_namespace", assembly.namespaces),
    capacityProviders: named("aws_ecs_capacity_provider", assembly.capacityProviders),
    taskDefinitions: named("aws_ecs_task_definition", assembly.taskDefinitions),
    services: named("aws_ecs_service", assembly.services, service),
    scaling: named("aws_appautoscaling_target", assembly.scaling, service),
    edge: edgeNames(assembly, take),
    take,
  };
}

function edgeNames({ autoScalingGroups, loadBalancers = {} }: Assembly, take: LocalNames["take"]): EdgeNames {
  const all = Object.entries(loadBalancers).sort(([a], [b]) => (a < b ? -1 : 1));
  const each = <T>(
    type: string,
    list: (balancer: LoadBalancer, name: string) => readonly T[],
    nameOf: (item: T) => string,
  ): Map<string, string> =>
    new Map(all.flatMap(([name, balancer]) => list(balancer, name).map((item) => [nameOf(item), take(type, nameOf(item))] as const)));
  return {
    groups: new Map(
      Object.keys(autoScalingGroups ?? {})
        .sort()
        .map((name) => [name, take("aws_autoscaling_group", name)] as const),
    ),
    balancers: each(
      "aws_lb",
      (_, name) => [name],
      (name) => name,
    ),
    targetGroups: each(
      "aws_lb_target_group",
      ({ targetGroups = [] }) => targetGroups,
      ({ Name = "" }) => Name,
    ),
    listeners: each(
      "aws_lb_listener",
      ({ listeners = [] }, name) => listeners.map(({ Port }) => `${name}:${Port}`),
      (name) => name,
    ),
    rules: each(
      "aws_lb_listener_rule",
      ({ rules = [] }) => rules,
      ({ ListenerArn, Priority }) => `${ListenerArn}/${Priority}`,
    ),
  };
}
