import type { LoadBalancer } from "@stowage/model";
import { schema } from "@stowage/model/elbv2";
import type { EmitOptions } from "../emit-options.js";
import type { BalancerIds } from "./balancer-ids.js";
import { properties } from "./properties.js";
import type { Resource } from "./template.js";

type Attribute = { readonly Key?: string | undefined; readonly Value?: string | undefined };

/** The resources of one load balancer, by their logical names. */
export function loadBalancerResources(
  name: string,
  balancer: LoadBalancer,
  ids: BalancerIds,
  path: string,
  options: EmitOptions,
): Record<string, Resource> {
  const { loadBalancer, listeners = [], targetGroups = [], rules = [], listenerAttributes = [], targetGroupAttributes = [] } = balancer;
  const resource = (type: string, structure: string, request: object, at: string, attributes?: readonly Attribute[]): Resource => ({
    Type: `AWS::ElasticLoadBalancingV2::${type}`,
    Properties: {
      ...(linked(properties(schema, structure, request, `${path}/${at}`, options), ids) as Record<string, unknown>),
      ...(attributes !== undefined && { [`${type}Attributes`]: attributes.map(({ Key, Value }) => ({ Key, Value })) }),
    },
  });
  const out: Record<string, Resource> = {
    [ids.balancers.get(name)!]: resource(
      "LoadBalancer",
      "CreateLoadBalancerInput",
      loadBalancer,
      "loadBalancer",
      balancer.loadBalancerAttributes?.Attributes,
    ),
  };
  for (const [index, group] of targetGroups.entries()) {
    const own = targetGroupAttributes.find(({ TargetGroupArn }) => TargetGroupArn === group.Name)?.Attributes;
    out[ids.targetGroups.get(group.Name!)!] = resource("TargetGroup", "CreateTargetGroupInput", group, `targetGroups/${index}`, own);
  }
  for (const [index, listener] of listeners.entries()) {
    const own = listenerAttributes.find(({ ListenerArn }) => ListenerArn === `${name}:${listener.Port}`)?.Attributes;
    const id = ids.listeners.get(`${name}:${listener.Port}`)!;
    const [first, ...others] = listener.Certificates ?? [];
    const made = { ...listener, ...(first !== undefined && { Certificates: [first] }) };
    out[id] = resource("Listener", "CreateListenerInput", made, `listeners/${index}`, own);
    // A listener is made with one; each of these resources adds one more.
    for (const [i, { CertificateArn }] of others.entries()) {
      out[`${id}Certificate${i + 2}`] = {
        Type: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
        Properties: { ListenerArn: { Ref: id }, Certificates: [{ CertificateArn }] },
      };
    }
  }
  for (const [index, rule] of rules.entries()) {
    out[ids.rules.get(`${rule.ListenerArn}/${rule.Priority}`)!] = resource("ListenerRule", "CreateRuleInput", rule, `rules/${index}`);
  }
  return out;
}

/** Properties with references in the place of names that stand for ARNs. */
export function linked(value: unknown, ids: BalancerIds): unknown {
  if (Array.isArray(value)) return value.map((element) => linked(element, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, entry]) => [member, reference(member, entry, ids) ?? linked(entry, ids)]));
}

function reference(member: string, value: unknown, ids: BalancerIds): object | undefined {
  if (typeof value !== "string") return undefined;
  const known = byMember(member, ids)
    .map((names) => names.get(value))
    .find((id) => id !== undefined);
  return known === undefined ? undefined : { Ref: known };
}

function byMember(member: string, { balancers, listeners, rules, targetGroups }: BalancerIds): readonly ReadonlyMap<string, string>[] {
  switch (member) {
    case "LoadBalancerArn":
      return [balancers];
    case "ListenerArn":
      return [listeners];
    case "AlternateTargetGroupArn":
    case "TargetGroupArn":
      return [targetGroups];
    case "ProductionListenerRule":
    case "TestListenerRule":
      return [rules, listeners];
    default:
      return [];
  }
}
