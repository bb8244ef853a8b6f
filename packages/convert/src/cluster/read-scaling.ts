import type { ServiceScaling } from "@stowage/model";
import type { PutScalingPolicyRequest, RegisterScalableTargetRequest } from "@stowage/model/application-autoscaling";
import { schema } from "@stowage/model/application-autoscaling";
import { allPages } from "./cluster-api.js";
import type { ScalingApi } from "./cluster-api.js";
import { byName } from "./by-name.js";
import { knownMembers } from "./known-members.js";

/** How many targets DescribeScalableTargets takes by name. Source: its `ResourceIds`, read 2026-11. */
const targetsMax = 50;

/** The scaling of the services of a cluster, by `cluster/service`. */
export async function readScaling(api: ScalingApi, cluster: string, services: readonly string[]): Promise<Record<string, ServiceScaling>> {
  const scaling: Record<string, ServiceScaling> = {};
  for (let first = 0; first < services.length; first += targetsMax) {
    const ids = services.slice(first, first + targetsMax).map((service) => `service/${cluster}/${service}`);
    const targets = await allPages(
      (NextToken) => api.describeScalableTargets({ ServiceNamespace: "ecs", ResourceIds: ids, NextToken }),
      ({ ScalableTargets }) => ScalableTargets,
      ({ NextToken }) => NextToken,
    );
    for (const target of targets.filter(({ ScalableDimension }) => ScalableDimension === "ecs:service:DesiredCount")) {
      scaling[target.ResourceId!.replace(/^service\//, "")] = {
        target: registered(target),
        ...(await readActions(api, target.ResourceId!)),
      };
    }
  }
  return scaling;
}

async function readActions(api: ScalingApi, ResourceId: string): Promise<Omit<ServiceScaling, "target">> {
  const policies = await allPages(
    (NextToken) => api.describeScalingPolicies({ ServiceNamespace: "ecs", ResourceId, NextToken }),
    ({ ScalingPolicies }) => ScalingPolicies,
    ({ NextToken }) => NextToken,
  );
  const scheduled = await allPages(
    (NextToken) => api.describeScheduledActions({ ServiceNamespace: "ecs", ResourceId, NextToken }),
    ({ ScheduledActions }) => ScheduledActions,
    ({ NextToken }) => NextToken,
  );
  return {
    ...(policies.length > 0 && {
      policies: policies
        .toSorted(byName("PolicyName"))
        .map((policy) => knownMembers<PutScalingPolicyRequest>(schema, "PutScalingPolicyRequest", policy)),
    }),
    ...(scheduled.length > 0 && {
      scheduled: scheduled
        .toSorted(byName("ScheduledActionName"))
        .map((action) => knownMembers<Scheduled>(schema, "PutScheduledActionRequest", action)),
    }),
  };
}

type Scheduled = NonNullable<ServiceScaling["scheduled"]>[number];

/** Without the role that Application Auto Scaling makes itself, and without a suspension of nothing. */
function registered(target: object): RegisterScalableTargetRequest {
  const { RoleARN, SuspendedState, ...request } = knownMembers<RegisterScalableTargetRequest>(
    schema,
    "RegisterScalableTargetRequest",
    target,
  );
  const suspended = Object.values(SuspendedState ?? {}).includes(true);
  return {
    ...request,
    ...(RoleARN !== undefined && !RoleARN.includes("/aws-service-role/") && { RoleARN }),
    ...(suspended && { SuspendedState }),
  };
}
