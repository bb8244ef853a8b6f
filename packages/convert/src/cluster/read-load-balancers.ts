import { listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type { LoadBalancer } from "@stowage/model";
import type { Service } from "@stowage/model/ecs";
import type { Tag, TargetGroup } from "@stowage/model/elbv2";
import { byName } from "./by-name.js";
import type { LoadBalancingApi } from "./cluster-api.js";
import { readListeners } from "./read-listeners.js";
import type { Alternates } from "./written-actions.js";
import { writtenAttributes, writtenBalancer, writtenGroup, writtenListener, writtenRule } from "./written-load-balancing.js";

/** A load balancer as an Assembly holds it, but with ARNs in the place of names. */
export interface ReadBalancer {
  readonly name: string;
  readonly balancer: LoadBalancer;
  /** ARN → the name that an Assembly has in its place, of all that belongs to it. */
  readonly names: ReadonlyMap<string, string>;
}

/** How many ARNs DescribeTags takes. Source: its `ResourceArns`, read 2026-11. */
const tagsMax = 20;

/** The load balancers in front of these services. Target groups of others stay in listeners and rules by their ARNs. */
export async function readLoadBalancers(api: LoadBalancingApi, services: readonly Service[]): Promise<ReadBalancer[]> {
  const alternates = new Map<string, string>();
  const balancers = new Map<string, Map<string, TargetGroup>>();
  for (const { targetGroupArn, advancedConfiguration } of services.flatMap(({ loadBalancers = [] }) => loadBalancers)) {
    if (targetGroupArn === undefined) continue;
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    if (alternate !== undefined) alternates.set(targetGroupArn, alternate);
    const groups = [await describedGroup(api, targetGroupArn), await describedGroup(api, alternate)].filter((group) => group !== undefined);
    // One to which nothing leads belongs to no load balancer yet.
    const arn = groups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns)[0];
    if (arn === undefined) continue;
    const known = balancers.get(arn) ?? new Map<string, TargetGroup>();
    balancers.set(arn, known);
    for (const group of groups) known.set(group.TargetGroupArn!, group);
  }
  const read: ReadBalancer[] = [];
  for (const [arn, groups] of balancers) read.push(await readBalancer(api, arn, [...groups.values()], alternates));
  return read.toSorted(byName("name"));
}

/** A service may name a target group that is gone. */
async function describedGroup(api: LoadBalancingApi, arn: string | undefined): Promise<TargetGroup | undefined> {
  if (arn === undefined) return undefined;
  try {
    return (await api.describeTargetGroups({ TargetGroupArns: [arn] })).TargetGroups?.[0];
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("TargetGroupNotFound")) return undefined;
    throw error;
  }
}

async function readBalancer(
  api: LoadBalancingApi,
  arn: string,
  groups: readonly TargetGroup[],
  alternates: Alternates,
): Promise<ReadBalancer> {
  const { LoadBalancers: [described = {}] = [] } = await api.describeLoadBalancers({ LoadBalancerArns: [arn] });
  const { LoadBalancerName: name = "", Type } = described;
  const own = await api.describeLoadBalancerAttributes({ LoadBalancerArn: arn });
  const ofGroups = new Map<string, Attributes>();
  for (const { TargetGroupArn = "", Protocol, TargetType } of groups) {
    const { Attributes } = await api.describeTargetGroupAttributes({ TargetGroupArn });
    ofGroups.set(TargetGroupArn, writtenAttributes(Attributes, targetGroupAttributes(Protocol, TargetType)));
  }
  const listeners = await readListeners(api, arn);
  const names = new Map([
    [arn, name],
    ...groups.map(({ TargetGroupArn, TargetGroupName }) => [TargetGroupArn!, TargetGroupName!] as const),
  ]);
  for (const { listener, rules } of listeners) {
    const at = `${name}:${listener.Port}`;
    names.set(listener.ListenerArn!, at);
    for (const { RuleArn, IsDefault, Priority } of rules) names.set(RuleArn!, `${at}/${IsDefault === true ? "default" : Priority}`);
  }
  const tags = await readTags(
    api,
    [...names.keys()].filter((each) => !names.get(each)!.endsWith("/default")),
  );
  const tagsOf = (each: string | undefined): readonly Tag[] => tags.get(each ?? "") ?? [];
  const attributes = writtenAttributes(own.Attributes, loadBalancerAttributes(Type));
  return {
    name,
    names,
    balancer: {
      loadBalancer: writtenBalancer(described, tagsOf(arn)),
      ...(attributes.length > 0 && { loadBalancerAttributes: { LoadBalancerArn: arn, Attributes: attributes } }),
      targetGroups: groups.map((group) => writtenGroup(group, tagsOf(group.TargetGroupArn))),
      targetGroupAttributes: [...ofGroups].flatMap(([TargetGroupArn, Attributes]) =>
        Attributes.length > 0 ? [{ TargetGroupArn, Attributes }] : [],
      ),
      listeners: listeners.map(({ listener, certificates }) =>
        writtenListener(listener, certificates, tagsOf(listener.ListenerArn), alternates),
      ),
      listenerAttributes: listeners.flatMap(({ listener: { ListenerArn = "", Protocol }, attributes: all }) => {
        const Attributes = writtenAttributes(all, listenerAttributes(Protocol));
        return Attributes.length > 0 ? [{ ListenerArn, Attributes }] : [];
      }),
      rules: listeners.flatMap(({ listener: { ListenerArn = "" }, rules }) =>
        rules.filter(({ IsDefault }) => IsDefault !== true).map((rule) => writtenRule(ListenerArn, rule, tagsOf(rule.RuleArn), alternates)),
      ),
    },
  };
}

type Attributes = ReturnType<typeof writtenAttributes>;

async function readTags(api: LoadBalancingApi, arns: readonly string[]): Promise<Map<string, readonly Tag[]>> {
  const tags = new Map<string, readonly Tag[]>();
  for (let first = 0; first < arns.length; first += tagsMax) {
    const { TagDescriptions = [] } = await api.describeTags({ ResourceArns: arns.slice(first, first + tagsMax) });
    for (const { ResourceArn = "", Tags = [] } of TagDescriptions) tags.set(ResourceArn, Tags);
  }
  return tags;
}
