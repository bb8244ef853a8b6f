import {
  AddListenerCertificatesCommand,
  AddTagsCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ModifyListenerAttributesCommand,
  ModifyListenerCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  RemoveListenerCertificatesCommand,
  SetIpAddressTypeCommand,
  SetSecurityGroupsCommand,
  SetSubnetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Certificate, ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { schema } from "@stowage/model/elbv2";
import type { Assembly, LoadBalancer } from "@stowage/model";
import { groupAttributes, listenerAttributes } from "./attribute-requests.js";
import { arnKey, withArns } from "./arn-names.js";
import type { Resolve } from "./arn-names.js";
import type { Change } from "./change.js";
import { certificatesOf, rulesOf } from "./live-load-balancers.js";
import { accepted } from "./accepted.js";
import { differs, differsBesideTags, lackingTags } from "./tags.js";

/** Kinds of changes that ELBv2 makes. */
export type EdgeKind = "load-balancer" | "target-group" | "listener" | "listener-rule";

/** Makes the changes to load balancers, and keeps the ARNs of what it makes: later ones, and services, name it. */
export interface Edge {
  readonly make: (change: Change & { readonly kind: EdgeKind }) => Promise<void>;
  /** A request with ARNs in the place of names. */
  readonly named: <T>(request: T) => Promise<T>;
}

export function edgeOf(assembly: Assembly, planned: readonly Change[], elb: ElasticLoadBalancingV2Client): Edge {
  const arns = new Map<string, string>();
  for (const { kind, name, arn } of planned) if (arn !== undefined) arns.set(`${kind} ${name}`, arn);
  const all = Object.values(assembly.loadBalancers ?? {});
  const resolve: Resolve = (name, member) => arns.get(arnKey(name, member)) ?? name;
  const named = async <T>(request: T): Promise<T> => {
    await findDefaults(request, arns, elb);
    return withArns(request, resolve);
  };
  const setCertificates = async (ListenerArn: string | undefined, wanted: readonly Certificate[]): Promise<void> => {
    const live = await certificatesOf(elb, ListenerArn);
    const among = (list: readonly Certificate[], { CertificateArn }: Certificate): boolean =>
      list.some((one) => one.CertificateArn === CertificateArn);
    const lacking = wanted.filter((one) => !among(live, one));
    const surplus = live.filter((one) => !one.IsDefault && !among(wanted, one)).map(({ CertificateArn }) => ({ CertificateArn }));
    if (lacking.length > 0) await elb.send(new AddListenerCertificatesCommand({ ListenerArn, Certificates: lacking }));
    if (surplus.length > 0) await elb.send(new RemoveListenerCertificatesCommand({ ListenerArn, Certificates: surplus }));
  };
  const makers: { readonly [K in EdgeKind]: (change: Change) => Promise<string | undefined> } = {
    async "load-balancer"({ name, action, arn: LoadBalancerArn, differences }) {
      const { loadBalancer } = assembly.loadBalancers![name]!;
      if (action === "create") return (await elb.send(new CreateLoadBalancerCommand(loadBalancer))).LoadBalancers?.[0]?.LoadBalancerArn;
      const { Subnets, SubnetMappings, SecurityGroups, IpAddressType } = loadBalancer;
      if (differs(differences, "Subnets")) await elb.send(new SetSubnetsCommand({ LoadBalancerArn, Subnets }));
      if (differs(differences, "SubnetMappings")) await elb.send(new SetSubnetsCommand({ LoadBalancerArn, SubnetMappings }));
      if (differs(differences, "SecurityGroups")) await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups }));
      if (differs(differences, "IpAddressType")) await elb.send(new SetIpAddressTypeCommand({ LoadBalancerArn, IpAddressType }));
      return LoadBalancerArn;
    },
    async "target-group"({ name, action, arn: TargetGroupArn }) {
      const group = find(all, "targetGroups", ({ Name }) => Name === name);
      if (action === "create") return (await elb.send(new CreateTargetGroupCommand(group))).TargetGroups?.[0]?.TargetGroupArn;
      await elb.send(new ModifyTargetGroupCommand({ ...accepted(schema, "ModifyTargetGroupInput", group), TargetGroupArn }));
      return TargetGroupArn;
    },
    async listener({ name, action, arn: ListenerArn, differences }) {
      const wanted = await named(find(all, "listeners", ({ LoadBalancerArn, Port }) => `${LoadBalancerArn}:${Port}` === name));
      // Both calls take one certificate, the default one.
      const [first, ...others] = wanted.Certificates ?? [];
      const request = { ...wanted, ...(first && { Certificates: [first] }) };
      if (action === "create") {
        const made = (await elb.send(new CreateListenerCommand(request))).Listeners?.[0]?.ListenerArn;
        if (others.length > 0) await elb.send(new AddListenerCertificatesCommand({ ListenerArn: made, Certificates: others }));
        return made;
      }
      await elb.send(new ModifyListenerCommand({ ...accepted(schema, "ModifyListenerInput", request), ListenerArn }));
      if (differs(differences, "Certificates") && first) await setCertificates(ListenerArn, wanted.Certificates ?? []);
      return ListenerArn;
    },
    async "listener-rule"({ name, action, arn: RuleArn }) {
      const request = await named(find(all, "rules", ({ ListenerArn, Priority }) => `${ListenerArn}/${Priority}` === name));
      if (action === "create") return (await elb.send(new CreateRuleCommand(request))).Rules?.[0]?.RuleArn;
      await elb.send(new ModifyRuleCommand({ ...accepted(schema, "ModifyRuleInput", request), RuleArn }));
      return RuleArn;
    },
  };
  const setAttributes = async (kind: EdgeKind, name: string, arn: string): Promise<void> => {
    for (const [balancer, entry] of Object.entries(assembly.loadBalancers ?? {})) {
      const own = kind === "load-balancer" && balancer === name ? entry.loadBalancerAttributes : undefined;
      const group = kind === "target-group" ? groupAttributes(entry, name) : undefined;
      const listener = kind === "listener" ? listenerAttributes(entry, name) : undefined;
      if (own) await elb.send(new ModifyLoadBalancerAttributesCommand({ ...own, LoadBalancerArn: arn }));
      if (group) await elb.send(new ModifyTargetGroupAttributesCommand({ ...group, TargetGroupArn: arn }));
      if (listener) await elb.send(new ModifyListenerAttributesCommand({ ...listener, ListenerArn: arn }));
    }
  };
  const make = async (change: Change & { readonly kind: EdgeKind }): Promise<void> => {
    const { kind, name, action, differences } = change;
    const arn = action === "update" && !differsBesideTags(differences) ? change.arn : await makers[kind](change);
    if (arn === undefined) return;
    arns.set(`${kind} ${name}`, arn);
    if (action === "create" || differs(differences, "Attributes")) await setAttributes(kind, name, arn);
    const Tags = action === "update" ? lackingTags(differences).map(([Key, Value]) => ({ Key, Value })) : [];
    if (Tags.length > 0) await elb.send(new AddTagsCommand({ ResourceArns: [arn], Tags }));
  };
  return { make, named };
}

/** The default rule of a listener is made with it, and nobody answers its ARN then. */
async function findDefaults(request: unknown, arns: Map<string, string>, elb: ElasticLoadBalancingV2Client): Promise<void> {
  const wanted = new Set<string>();
  withArns(request, (name) => {
    if (name.endsWith("/default") && !arns.has(`listener-rule ${name}`)) wanted.add(name);
    return name;
  });
  for (const name of wanted) {
    const listener = arns.get(`listener ${name.slice(0, -"/default".length)}`);
    const rules = listener === undefined ? [] : await rulesOf(elb, listener);
    const arn = rules.find(({ IsDefault }) => IsDefault)?.RuleArn;
    if (arn !== undefined) arns.set(`listener-rule ${name}`, arn);
  }
}

type Lists = Required<Pick<LoadBalancer, "targetGroups" | "listeners" | "rules">>;

function find<K extends keyof Lists>(all: readonly LoadBalancer[], list: K, is: (item: Lists[K][number]) => boolean): Lists[K][number] {
  return all.flatMap((balancer) => (balancer[list] ?? []) as readonly Lists[K][number][]).find(is)!;
}
