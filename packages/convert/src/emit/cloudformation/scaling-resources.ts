import type { ServiceScaling } from "@stowage/model";
import { schema } from "@stowage/model/application-autoscaling";
import { prune } from "../../import/prune.js";
import { splitKey } from "../sections.js";
import { properties } from "./properties.js";
import { refOr } from "./template.js";
import type { References, Resource } from "./template.js";

/** The scalable target of a service, its scheduled actions with it. */
export function scalableTargetResource(key: string, { target, scheduled = [] }: ServiceScaling, path: string, refs: References): Resource {
  const pruned = prune(schema, "RegisterScalableTargetRequest", target);
  const converted = properties(schema, "RegisterScalableTargetRequest", pruned, `${path}/target`, refs.options);
  const actions = scheduled.map((action, index) => {
    const { ResourceId: _id, ServiceNamespace: _namespace, ScalableDimension: _dimension, ...own } = action;
    const { StartTime, EndTime } = own;
    return {
      ...properties(
        schema,
        "PutScheduledActionRequest",
        prune(schema, "PutScheduledActionRequest", own),
        `${path}/scheduled/${index}`,
        refs.options,
      ),
      ...(StartTime !== undefined && { StartTime: time(StartTime) }),
      ...(EndTime !== undefined && { EndTime: time(EndTime) }),
    };
  });
  return {
    Type: "AWS::ApplicationAutoScaling::ScalableTarget",
    Properties: {
      ...converted,
      ResourceId: resourceId(key, target.ResourceId, refs),
      ...(actions.length > 0 && { ScheduledActions: actions }),
    },
  };
}

export function scalingPolicyResource(
  policy: NonNullable<ServiceScaling["policies"]>[number],
  target: string,
  path: string,
  refs: References,
): Resource {
  const { ResourceId: _id, ServiceNamespace: _namespace, ScalableDimension: _dimension, ...own } = policy;
  const pruned = prune(schema, "PutScalingPolicyRequest", own);
  return {
    Type: "AWS::ApplicationAutoScaling::ScalingPolicy",
    Properties: { ...properties(schema, "PutScalingPolicyRequest", pruned, path, refs.options), ScalingTargetId: { Ref: target } },
  };
}

/** `service/CLUSTER/SERVICE`, from the resources themselves where the template makes them. */
function resourceId(key: string, given: string | undefined, { clusters, services }: References): unknown {
  const service = services.get(key);
  if (service === undefined) return given;
  const [cluster] = splitKey(key);
  return { "Fn::Join": ["/", ["service", refOr(clusters, cluster), { "Fn::GetAtt": [service, "Name"] }]] };
}

/** Seconds since 1970 as CloudFormation writes a time. */
function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
