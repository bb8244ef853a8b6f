import type { Assembly, LoadBalancer } from "@stowage/model";
import type { Action, CreateTargetGroupInput } from "@stowage/model/elbv2";

/** A target group that the Assembly makes, with the load balancer that it belongs to. */
export interface OwnTargetGroup {
  readonly group: CreateTargetGroupInput;
  readonly balancer: LoadBalancer;
}

/** The target group that a service names, if the same Assembly makes it. */
export function ownTargetGroup(assembly: Assembly | undefined, name: string | undefined): OwnTargetGroup | undefined {
  if (name === undefined) return undefined;
  for (const balancer of Object.values(assembly?.loadBalancers ?? {})) {
    const group = balancer.targetGroups?.find(({ Name }) => Name === name);
    if (group) return { group, balancer };
  }
  return undefined;
}

/** The target groups that actions forward to. */
export function forwardedTo(actions: readonly Action[] | undefined): string[] {
  return (actions ?? []).flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn: arn }) => arn ?? []),
  ]);
}
