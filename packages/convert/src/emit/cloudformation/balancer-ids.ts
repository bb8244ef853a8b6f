import type { LoadBalancer } from "@stowage/model";
import type { LogicalIds } from "./logical-ids.js";

/** The logical names of the parts of load balancers, by the names that the Assembly has in the place of their ARNs. */
export interface BalancerIds {
  readonly balancers: ReadonlyMap<string, string>;
  readonly listeners: ReadonlyMap<string, string>;
  /** By listener and priority: `web:443/10`. */
  readonly rules: ReadonlyMap<string, string>;
  readonly targetGroups: ReadonlyMap<string, string>;
  /** Target group → the listeners and rules of its load balancer, which must be there before a service registers tasks. */
  readonly routes: ReadonlyMap<string, readonly string[]>;
}

export function balancerIds(balancers: { readonly [name: string]: LoadBalancer } | undefined, ids: LogicalIds): BalancerIds {
  const out = { balancers: new Map<string, string>(), listeners: new Map<string, string>(), rules: new Map<string, string>() };
  const targetGroups = new Map<string, string>();
  const routes = new Map<string, readonly string[]>();
  for (const [name, { listeners = [], rules = [], targetGroups: groups = [] }] of Object.entries(balancers ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    out.balancers.set(name, ids.take(name, "LoadBalancer"));
    for (const { Port } of listeners) out.listeners.set(`${name}:${Port}`, ids.take(`${name}-${Port}`, "Listener"));
    for (const { ListenerArn, Priority } of rules)
      out.rules.set(`${ListenerArn}/${Priority}`, ids.take(`${ListenerArn}-${Priority}`, "ListenerRule"));
    const own = [
      ...listeners.map(({ Port }) => out.listeners.get(`${name}:${Port}`)!),
      ...rules.map(({ ListenerArn, Priority }) => out.rules.get(`${ListenerArn}/${Priority}`)!),
    ];
    for (const { Name = "" } of groups) {
      targetGroups.set(Name, ids.take(Name, "TargetGroup"));
      routes.set(Name, own);
    }
  }
  return { ...out, targetGroups, routes };
}
