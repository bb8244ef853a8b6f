import { formatArn, type Place, type Wire } from "@stowage/model";
import type { ScalingPolicy, ScheduledAction } from "@stowage/model/application-autoscaling";
import type { View } from "../../state/view.js";
import { rowsOf } from "../rows-of.js";
import type { TargetName } from "./scalable-targets.js";

// Both are kept by their ARNs: arn:aws:autoscaling:REGION:ACCOUNT:scalingPolicy:UUID:resource/ecs/RESOURCE-ID:policyName/NAME.

/** Which of them: those of this namespace, and of the resource and dimension where these are given. */
export interface Wanted {
  readonly ServiceNamespace: string;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

export function policiesOf(view: View, place: Place, wanted: Wanted): readonly Wire<ScalingPolicy>[] {
  return rowsOf(view, "scalingPolicies", formatArn(place, "autoscaling", "scalingPolicy:"))
    .map((row) => row.policy)
    .filter((policy) => isOf(policy, wanted));
}

export function scheduledActionsOf(view: View, place: Place, wanted: Wanted): readonly Wire<ScheduledAction>[] {
  return rowsOf(view, "scheduledActions", formatArn(place, "autoscaling", "scheduledAction:"))
    .map((row) => row.action)
    .filter((action) => isOf({ ...action, ScalableDimension: action.ScalableDimension ?? "" }, wanted));
}

export function policyArn(place: Place, uuid: string, { ServiceNamespace, ResourceId }: TargetName, name: string): string {
  return formatArn(place, "autoscaling", `scalingPolicy:${uuid}:resource/${ServiceNamespace}/${ResourceId}:policyName/${name}`);
}

export function scheduledActionArn(place: Place, uuid: string, { ServiceNamespace, ResourceId }: TargetName, name: string): string {
  return formatArn(place, "autoscaling", `scheduledAction:${uuid}:resource/${ServiceNamespace}/${ResourceId}:scheduledActionName/${name}`);
}

function isOf(row: TargetName, { ServiceNamespace, ResourceId, ScalableDimension }: Wanted): boolean {
  return (
    row.ServiceNamespace === ServiceNamespace &&
    (ResourceId === undefined || row.ResourceId === ResourceId) &&
    (ScalableDimension === undefined || row.ScalableDimension === ScalableDimension)
  );
}
