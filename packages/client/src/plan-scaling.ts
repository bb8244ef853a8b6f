import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import type { ScalableTarget, ScalingPolicy, ScheduledAction } from "@aws-sdk/client-application-auto-scaling";
import type { Assembly } from "@stowage/model";
import { inChunks } from "./chunks.js";
import type { Clients } from "./clients.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import type { Change } from "./change.js";

/** Targets, policies and scheduled actions of Application Auto Scaling, each compared by what the Assembly says of it. */
export async function planScaling(assembly: Assembly, { scaling }: Clients): Promise<Change[]> {
  const wanted = Object.entries(assembly.scaling ?? {});
  if (wanted.length === 0) return [];
  const ids = wanted.map(([, { target }]) => target.ResourceId);
  const targets: ScalableTarget[] = [];
  for (const ResourceIds of inChunks(ids, 50)) {
    const answer = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", ResourceIds }));
    targets.push(...(answer.ScalableTargets ?? []));
  }
  const changes: Change[] = [];
  for (const [name, { target, policies = [], scheduled = [] }] of wanted) {
    const live = targets.find(
      ({ ResourceId, ScalableDimension }) => ResourceId === target.ResourceId && ScalableDimension === target.ScalableDimension,
    );
    changes.push(changeOf("scalable-target", name, live, target));
    const ResourceId = target.ResourceId;
    const livePolicies: ScalingPolicy[] =
      live && policies.length > 0
        ? ((await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs", ResourceId }))).ScalingPolicies ?? [])
        : [];
    for (const policy of policies)
      changes.push(
        changeOf(
          "scaling-policy",
          `${name}/${policy.PolicyName}`,
          livePolicies.find(({ PolicyName }) => PolicyName === policy.PolicyName),
          policy,
        ),
      );
    const liveActions: ScheduledAction[] =
      live && scheduled.length > 0
        ? ((await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: "ecs", ResourceId }))).ScheduledActions ?? [])
        : [];
    for (const action of scheduled)
      changes.push(
        changeOf(
          "scheduled-action",
          `${name}/${action.ScheduledActionName}`,
          liveActions.find(({ ScheduledActionName }) => ScheduledActionName === action.ScheduledActionName),
          action,
        ),
      );
  }
  return changes;
}

function changeOf(kind: Change["kind"], name: string, live: object | undefined, wanted: object): Change {
  if (!live) return { kind, name, action: "create", differences: [] };
  const differing: Difference[] = unmet(withSeconds(live), wanted);
  return { kind, name, action: differing.length > 0 ? "update" : "none", differences: differing };
}

/** The Assembly holds times as they travel: in seconds. */
function withSeconds(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member instanceof Date ? member.getTime() / 1000 : member]),
  );
}
