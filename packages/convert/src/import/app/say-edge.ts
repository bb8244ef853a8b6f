import type { Step } from "../../source/code.js";
import type { Estate } from "./estate.js";
import type { Group } from "./group-services.js";
import { sayAutoScalingGroup } from "./say-auto-scaling-group.js";
import { sayBalancer } from "./say-balancer.js";
import type { SaidBalancer } from "./say-balancer.js";
import type { Tag } from "./shared-tags.js";

/** What stands around the services and is said by steps of an app: which group of services it belongs to, and how. */
export interface Edge {
  readonly autoScalingGroups: ReadonlyMap<string, { readonly group: Group; readonly step: Step }>;
  readonly loadBalancers: ReadonlyMap<string, SaidBalancer & { readonly group: Group }>;
}

/** Says Auto Scaling groups in the app of the cluster that their instances join, and load balancers in the app of the services behind them. */
export function sayEdge(root: Group, estate: Estate, tags: readonly Tag[]): Edge {
  const groups = all(root);
  const clusters = groups.filter(({ first }) => first);
  const { autoScalingGroups = {}, loadBalancers = {} } = estate.assembly;
  const instances = Object.keys(autoScalingGroups).flatMap((name) => {
    for (const group of clusters) {
      const step = sayAutoScalingGroup(name, group.cluster, estate.assembly, tags);
      if (step !== undefined) return [[name, { group, step }] as const];
    }
    return [];
  });
  const balancers = Object.keys(loadBalancers).flatMap((name) => {
    const said = sayBalancer(name, estate, tags);
    const group = said && groups.find(({ services }) => said.services.every((service) => services.includes(service)));
    return group === undefined ? [] : [[name, { ...said!, group }] as const];
  });
  return { autoScalingGroups: new Map(instances), loadBalancers: new Map(balancers) };
}

function all(group: Group): Group[] {
  return [group, ...group.included.flatMap(all)];
}
