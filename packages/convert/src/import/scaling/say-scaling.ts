import type { ServiceScaling } from "@stowage/model";
import type { PutScalingPolicyRequest } from "@stowage/model/application-autoscaling";
import { literal, name as verbatim, object } from "../../source/code.js";
import { codeStep, step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";

/** The steps of a service's scaling; undefined if they cannot say it exactly. */
export function sayScaling(scaling: ServiceScaling, cluster: string, service: string): Step[] | undefined {
  const { target, policies = [], scheduled = [] } = scaling;
  const own = { ServiceNamespace: "ecs", ResourceId: `service/${cluster}/${service}`, ScalableDimension: "ecs:service:DesiredCount" };
  const isOwn = (request: object): boolean =>
    Object.entries(own).every(([member, value]) => (request as Record<string, unknown>)[member] === value);
  if (![target, ...policies, ...scheduled].every(isOwn)) return undefined;
  const bounds = sayBounds(target);
  if (bounds === undefined || new Set(policies.map(({ PolicyName }) => PolicyName)).size < policies.length) return undefined;
  const { tracked, rest } = leadingTargets(policies, service);
  const others = rest.map(sayPolicy);
  const actions = scheduled.map(sayAction);
  if (others.includes(undefined) || actions.includes(undefined)) return undefined;
  if (new Set(scheduled.map(({ ScheduledActionName }) => ScheduledActionName)).size < scheduled.length) return undefined;
  return [step("scale", { ...bounds, ...tracked }), ...(others as Step[]), ...(actions as Step[])];
}

function sayBounds(target: ServiceScaling["target"]): object | undefined {
  const { MinCapacity: min, MaxCapacity: max, RoleARN: roleArn, SuspendedState, Tags: tags } = target;
  const known = ["ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity", "RoleARN", "SuspendedState", "Tags"];
  if (min === undefined || max === undefined || !hasOnly(target, known)) return undefined;
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } = SuspendedState ?? {};
  const suspended = defined({ in: DynamicScalingInSuspended, out: DynamicScalingOutSuspended, scheduled: ScheduledScalingSuspended });
  return { min, max, ...(SuspendedState !== undefined && { suspended }), ...defined({ roleArn, tags }) };
}

const targets = [
  { option: "cpu", metric: "ECSServiceAverageCPUUtilization" },
  { option: "memory", metric: "ECSServiceAverageMemoryUtilization" },
  { option: "requests", metric: "ALBRequestCountPerTarget" },
] as const;

/** The policies at the head of the list that `scale()` itself makes, in the order in which it makes them. */
function leadingTargets(
  policies: readonly PutScalingPolicyRequest[],
  service: string,
): { readonly tracked: object; readonly rest: readonly PutScalingPolicyRequest[] } {
  const tracked: Record<string, unknown> = {};
  let next = 0;
  for (const { option, metric } of targets) {
    const policy = policies[next];
    const value = policy?.PolicyName === `${service}-${option}` ? trackedValue(policy, metric) : undefined;
    if (value === undefined) continue;
    tracked[option === "requests" ? "requestsPerTarget" : option] = value;
    next++;
  }
  return { tracked, rest: policies.slice(next) };
}

function trackedValue(policy: PutScalingPolicyRequest, metric: string): unknown {
  const { PolicyType, TargetTrackingScalingPolicyConfiguration: configuration } = policy;
  const plain = [
    "PolicyName",
    "ServiceNamespace",
    "ResourceId",
    "ScalableDimension",
    "PolicyType",
    "TargetTrackingScalingPolicyConfiguration",
  ];
  if (PolicyType !== "TargetTrackingScaling" || configuration === undefined || !hasOnly(policy, plain)) return undefined;
  const {
    TargetValue: target,
    PredefinedMetricSpecification: predefined,
    ScaleOutCooldown,
    ScaleInCooldown,
    DisableScaleIn,
  } = configuration;
  if (!hasOnly(configuration, ["TargetValue", "PredefinedMetricSpecification", "ScaleOutCooldown", "ScaleInCooldown", "DisableScaleIn"]))
    return undefined;
  const label = predefined?.ResourceLabel;
  if (predefined?.PredefinedMetricType !== metric || !hasOnly(predefined, ["PredefinedMetricType", "ResourceLabel"])) return undefined;
  if ((label !== undefined) !== (metric === "ALBRequestCountPerTarget")) return undefined;
  const options = defined({ label, scaleOutCooldown: ScaleOutCooldown, scaleInCooldown: ScaleInCooldown, disableScaleIn: DisableScaleIn });
  return Object.keys(options).length === 0 ? target : { target, ...options };
}

function sayPolicy(policy: PutScalingPolicyRequest): Step | undefined {
  const { PolicyName, ServiceNamespace: _namespace, ResourceId: _id, ScalableDimension: _dimension, ...rest } = policy;
  const known = [
    "PolicyType",
    "PredictiveScalingPolicyConfiguration",
    "StepScalingPolicyConfiguration",
    "TargetTrackingScalingPolicyConfiguration",
  ];
  return hasOnly(rest, known) ? step("scalingPolicy", PolicyName, rest) : undefined;
}

function sayAction(action: NonNullable<ServiceScaling["scheduled"]>[number]): Step | undefined {
  const { ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction } = action;
  const known = ["ServiceNamespace", "ResourceId", "ScalableDimension", "ScheduledActionName", "Schedule"];
  if (Schedule === undefined || !hasOnly(action, [...known, "Timezone", "StartTime", "EndTime", "ScalableTargetAction"])) return undefined;
  const bounds = defined({ min: ScalableTargetAction?.MinCapacity, max: ScalableTargetAction?.MaxCapacity, timezone: Timezone });
  const times = Object.entries(defined({ start: StartTime, end: EndTime })).map(
    ([member, seconds]) => [member, date(seconds as number)] as const,
  );
  if (times.some(([, code]) => code === undefined)) return undefined;
  const plain = Object.entries(bounds).map(([member, value]) => [member, literal(value)] as const);
  return codeStep(
    "scaleAt",
    literal(ScheduledActionName),
    literal(Schedule),
    object([...plain, ...times.map(([member, code]) => [member, code!] as const)]),
  );
}

/** Seconds since 1970 as the Date that the builder takes. */
function date(seconds: number): ReturnType<typeof verbatim> | undefined {
  const milliseconds = seconds * 1000;
  const isDate = Number.isFinite(milliseconds) && Math.abs(milliseconds) <= 8.64e15 && Number.isInteger(milliseconds);
  return isDate ? verbatim(`new Date(${JSON.stringify(new Date(milliseconds).toISOString())})`) : undefined;
}

function defined(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
