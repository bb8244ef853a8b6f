import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { LoadBalancer as LiveLoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action, SubnetMapping, Tag } from "@stowage/model/elbv2";
import { arnKey, withArns } from "./arn-names.js";
import type { Resolve } from "./arn-names.js";
import type { Change } from "./change.js";
import type { Clients } from "./clients.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import { groupAttributes, listenerAttributes } from "./attribute-requests.js";
import type { AttributeRequest } from "./attribute-requests.js";
import { byKey, liveLoadBalancers } from "./live-load-balancers.js";
import { tagsUnmet } from "./tags.js";

/** What has to be done to the load balancers, and the ARNs that names stand for as far as something has them. */
export interface LoadBalancerPlan {
  readonly changes: readonly Change[];
  readonly resolve: Resolve;
}

/** Members that ELBv2 cannot change on what exists. Source: they are in Create… and not in Modify… or Set…. */
const fixed = {
  "load-balancer": ["Scheme", "Type"],
  "target-group": ["Protocol", "ProtocolVersion", "Port", "VpcId", "TargetType", "IpAddressType"],
} as const;

/** Compares load balancers, target groups, listeners and rules by their names. What the Assembly does not name is left alone. */
export async function planLoadBalancers(assembly: Assembly, { elb }: Clients): Promise<LoadBalancerPlan> {
  if (Object.keys(assembly.loadBalancers ?? {}).length === 0) return { changes: [], resolve: (name) => name };
  const live = await liveLoadBalancers(assembly, elb);
  const arns = new Map<string, string>();
  const keep = (kind: string, name: string, arn: string | undefined): void => void (arn && arns.set(`${kind} ${name}`, arn));
  for (const [name, { LoadBalancerArn }] of live.loadBalancers) keep("load-balancer", name, LoadBalancerArn);
  for (const [name, { TargetGroupArn }] of live.targetGroups) keep("target-group", name, TargetGroupArn);
  for (const [name, { ListenerArn }] of live.listeners) keep("listener", name, ListenerArn);
  for (const [name, { RuleArn }] of live.rules) keep("listener-rule", name, RuleArn);
  const resolve: Resolve = (name, member) => arns.get(arnKey(name, member)) ?? name;

  const change = (
    kind: Change["kind"],
    name: string,
    now: object | undefined,
    tags: readonly Tag[] | undefined,
    compare: () => Difference[],
  ): Change => {
    const arn = arns.get(`${kind} ${name}`);
    if (now === undefined) return { kind, name, action: "create", differences: [] };
    const differences = [...compare(), ...tagsUnmet(live.tags.get(arn ?? ""), tags, "/Tags")];
    return { kind, name, action: differences.length > 0 ? "update" : "none", differences, ...(arn !== undefined && { arn }) };
  };
  const changes = Object.entries(assembly.loadBalancers ?? {}).flatMap(([name, balancer]) => {
    const { loadBalancer, targetGroups = [], listeners = [], rules = [] } = balancer;
    const now = live.loadBalancers.get(name);
    const attributes = (arn: string | undefined, said: AttributeRequest | undefined): Difference[] =>
      said === undefined ? [] : unmet(live.attributes.get(arn ?? ""), byKey(said.Attributes), "/Attributes");
    return [
      change("load-balancer", name, now, loadBalancer.Tags, () => {
        const { Name: _, Subnets, SecurityGroups, SubnetMappings, Tags: __, ...rest } = loadBalancer;
        refuseFixed("load-balancer", name, now!, rest);
        const subnets = now!.AvailabilityZones?.map(({ SubnetId }) => SubnetId).sort();
        return [
          ...unmet(subnets, Subnets && [...Subnets].sort(), "/Subnets"),
          ...unmet(mappingsOf(now!), SubnetMappings && bySubnet(SubnetMappings), "/SubnetMappings"),
          ...unmet(now!.SecurityGroups?.toSorted(), SecurityGroups && [...SecurityGroups].sort(), "/SecurityGroups"),
          ...unmet(now!.IpAddressType, loadBalancer.IpAddressType, "/IpAddressType"),
          ...attributes(now!.LoadBalancerArn, balancer.loadBalancerAttributes),
        ];
      }),
      ...targetGroups.map(({ Name = "", Tags, ...group }) =>
        change("target-group", Name, live.targetGroups.get(Name), Tags, () => {
          const own = live.targetGroups.get(Name)!;
          refuseFixed("target-group", Name, own, group);
          return [...unmet(own, without(group, fixed["target-group"])), ...attributes(own.TargetGroupArn, groupAttributes(balancer, Name))];
        }),
      ),
      ...listeners.map(({ LoadBalancerArn: _balancer, Tags, DefaultActions, ...listener }) => {
        const at = `${name}:${listener.Port}`;
        return change("listener", at, live.listeners.get(at), Tags, () => [
          ...unmet(live.listeners.get(at), listener),
          ...actionsUnmet(live.listeners.get(at)!.DefaultActions, withArns(DefaultActions, resolve), "/DefaultActions"),
          ...attributes(live.listeners.get(at)!.ListenerArn, listenerAttributes(balancer, at)),
        ]);
      }),
      ...rules.map(({ ListenerArn = "", Priority, Conditions, Actions, Tags, ...rule }) => {
        const at = `${ListenerArn}/${Priority}`;
        return change("listener-rule", at, live.rules.get(at), Tags, () => [
          ...unmet(live.rules.get(at)!.Conditions, Conditions, "/Conditions"),
          ...unmet(live.rules.get(at), rule),
          ...actionsUnmet(live.rules.get(at)!.Actions, withArns(Actions, resolve), "/Actions"),
        ]);
      }),
    ];
  });
  return { changes, resolve };
}

/** What DescribeLoadBalancers says of subnets and their addresses, as a request names them. */
function mappingsOf({ AvailabilityZones = [] }: LiveLoadBalancer): SubnetMapping[] {
  return bySubnet(
    AvailabilityZones.map(({ SubnetId, LoadBalancerAddresses: [address] = [] }) => ({
      SubnetId,
      AllocationId: address?.AllocationId,
      PrivateIPv4Address: address?.PrivateIPv4Address,
      IPv6Address: address?.IPv6Address,
    })),
  );
}

function bySubnet(mappings: readonly SubnetMapping[]): SubnetMapping[] {
  return mappings.toSorted((a, b) => (a.SubnetId! < b.SubnetId! ? -1 : 1));
}

function refuseFixed(kind: keyof typeof fixed, name: string, now: object, wanted: object): void {
  for (const member of fixed[kind]) {
    const [own, other] = [now[member as keyof object] as unknown, wanted[member as keyof object] as unknown];
    if (other === undefined || own === undefined || own === other) continue;
    throw new StowageError(
      `${kind}-cannot-change`,
      `The ${kind.replace("-", " ")} ${name} has ${member} ${String(own)}, and ELBv2 cannot change that to ${String(other)}.`,
      { hint: "Give it another name, or delete it first." },
    );
  }
}

/**
 * ELBv2 answers a forward action with its target groups in both forms. Where there are several, who gets which share may be ECS's doing: of them
 * only the groups are compared.
 */
function actionsUnmet(now: readonly object[] | undefined, wanted: readonly Action[] | undefined, path: string): Difference[] {
  return unmet((now as readonly Action[] | undefined)?.map(comparable), wanted?.map(comparable), path);
}

function comparable({ TargetGroupArn, ForwardConfig, Order: _order, ...action }: Action): object {
  const groups =
    ForwardConfig?.TargetGroups?.flatMap(({ TargetGroupArn: arn }) => arn ?? []) ?? (TargetGroupArn === undefined ? [] : [TargetGroupArn]);
  return groups.length === 0 ? action : { ...action, targetGroups: groups.toSorted() };
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
