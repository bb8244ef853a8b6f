import type { Wire } from "@stowage/model";
import type { Action } from "@stowage/model/elbv2";

/** One target group that actions forward to. */
export interface ForwardWeight {
  readonly targetGroupArn: string;
  /** 0 to 999; relative. */
  readonly weight: number;
}

/** The target groups that actions forward to, with their weights. */
export function forwardedGroups(actions: readonly Wire<Action>[] | undefined): readonly ForwardWeight[] {
  return (actions ?? [])
    .filter(({ Type }) => Type === "forward")
    .flatMap(({ ForwardConfig, TargetGroupArn }) => {
      const groups = ForwardConfig?.TargetGroups ?? [];
      if (groups.length === 0) return TargetGroupArn === undefined ? [] : [{ targetGroupArn: TargetGroupArn, weight: 1 }];
      return groups.flatMap((group) =>
        group.TargetGroupArn === undefined ? [] : [{ targetGroupArn: group.TargetGroupArn, weight: group.Weight ?? 1 }],
      );
    });
}
