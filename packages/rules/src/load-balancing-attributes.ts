import { listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type { Assembly, LoadBalancingAttributes } from "@stowage/model";
import type { Segment } from "./pointer.js";

/** What one load balancer, target group or listener is told by attributes. */
export interface AttributeList {
  /** What has them, in words: `the target group "web"`. */
  readonly owner: string;
  /** Where the request is. */
  readonly at: readonly Segment[];
  /** The member that names the owner. */
  readonly member: "LoadBalancerArn" | "TargetGroupArn" | "ListenerArn";
  /** Absent: the Assembly has no such owner beside these. */
  readonly known: LoadBalancingAttributes | undefined;
  readonly attributes: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];
}

/** Every list of attributes in an Assembly. */
export function attributeLists({ loadBalancers = {} }: Assembly): AttributeList[] {
  return Object.entries(loadBalancers).flatMap(([name, balancer]): AttributeList[] => {
    const { loadBalancer, loadBalancerAttributes: own, targetGroups = [], listeners = [] } = balancer;
    const at = ["loadBalancers", name] as const;
    return [
      ...(own === undefined
        ? []
        : [
            {
              owner: `the load balancer "${own.LoadBalancerArn}"`,
              at: [...at, "loadBalancerAttributes"],
              member: "LoadBalancerArn" as const,
              known: own.LoadBalancerArn === name ? loadBalancerAttributes(loadBalancer.Type) : undefined,
              attributes: own.Attributes ?? [],
            },
          ]),
      ...(balancer.targetGroupAttributes ?? []).map(({ TargetGroupArn, Attributes }, index) => {
        const group = targetGroups.find(({ Name }) => Name === TargetGroupArn);
        return {
          owner: `the target group "${TargetGroupArn}"`,
          at: [...at, "targetGroupAttributes", index],
          member: "TargetGroupArn" as const,
          known: group && targetGroupAttributes(group.Protocol, group.TargetType),
          attributes: Attributes ?? [],
        };
      }),
      ...(balancer.listenerAttributes ?? []).map(({ ListenerArn, Attributes }, index) => {
        const listener = listeners.find(({ Port }) => `${name}:${Port}` === ListenerArn);
        return {
          owner: `the listener "${ListenerArn}"`,
          at: [...at, "listenerAttributes", index],
          member: "ListenerArn" as const,
          known: listener && listenerAttributes(listener.Protocol),
          attributes: Attributes ?? [],
        };
      }),
    ];
  });
}

/** Every attribute of load balancers, target groups and listeners of whatever kind. */
export const everyAttribute: LoadBalancingAttributes = Object.assign(
  {},
  ...["application", "network", "gateway"].map(loadBalancerAttributes),
  ...["HTTP", "TCP", "GENEVE"].map((protocol) => targetGroupAttributes(protocol, "ip")),
  targetGroupAttributes(undefined, "lambda"),
  ...["HTTP", "TCP", undefined].map(listenerAttributes),
) as LoadBalancingAttributes;
