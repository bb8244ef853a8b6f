import type { AnyOperation } from "../operation.js";
import { deleteScalingPolicy } from "./delete-scaling-policy.js";
import { deleteScheduledAction } from "./delete-scheduled-action.js";
import { deregisterScalableTarget } from "./deregister-scalable-target.js";
import { describeScalableTargets } from "./describe-scalable-targets.js";
import { describeScalingActivities } from "./describe-scaling-activities.js";
import { describeScalingPolicies } from "./describe-scaling-policies.js";
import { describeScheduledActions } from "./describe-scheduled-actions.js";
import { getPredictiveScalingForecast } from "./get-predictive-scaling-forecast.js";
import { listTagsForResource } from "./list-tags-for-resource.js";
import { putScalingPolicy } from "./put-scaling-policy.js";
import { putScheduledAction } from "./put-scheduled-action.js";
import { registerScalableTarget } from "./register-scalable-target.js";
import { tagResource } from "./tag-resource.js";
import { untagResource } from "./untag-resource.js";

/** The operations of Application Auto Scaling that are answered, one a file. */
export const operations: readonly AnyOperation[] = [
  deleteScalingPolicy,
  deleteScheduledAction,
  deregisterScalableTarget,
  describeScalableTargets,
  describeScalingActivities,
  describeScalingPolicies,
  describeScheduledActions,
  getPredictiveScalingForecast,
  listTagsForResource,
  putScalingPolicy,
  putScheduledAction,
  registerScalableTarget,
  tagResource,
  untagResource,
];
