import { formatArn, type Wire } from "@stowage/model";
import type { PutScalingPolicyRequest, PutScalingPolicyResponse } from "@stowage/model/application-autoscaling";
import { trackingAlarmRows } from "../../control/scaling/tracking-alarm-rows.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Call, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { seconds } from "../seconds.js";
import { policiesOf, policyArn } from "./policies.js";
import { invalid } from "./refuse.js";
import { requireTarget } from "./scalable-targets.js";

/** Source: Application Auto Scaling quotas: policies a target, steps a policy; 2026-08. */
const limits = { policies: 50, steps: 20 } as const;

/** Creates or replaces the policy of that name. A policy tracks, steps or predicts, and has the configuration that goes with its type. */
export const putScalingPolicy: Operation<PutScalingPolicyRequest, PutScalingPolicyResponse> = operation("PutScalingPolicy", (call) => {
  const { input, view, place, now, random } = call;
  requireTarget(call, input);
  const siblings = policiesOf(view, place, input);
  const existing = siblings.find((policy) => policy.PolicyName === input.PolicyName);
  const type = input.PolicyType ?? existing?.PolicyType ?? "StepScaling";
  if (existing !== undefined && existing.PolicyType !== type) invalid(`The type of the policy "${input.PolicyName}" cannot change.`);
  if (existing === undefined && siblings.length >= limits.policies) {
    throw new AwsException("LimitExceededException", `A scalable target has at most ${limits.policies} policies.`);
  }
  checkConfiguration(type, input);
  const arn = existing?.PolicyARN ?? policyArn(place, random.uuid(), input, input.PolicyName);
  const alarms = type === "TargetTrackingScaling" ? (existing?.Alarms ?? newAlarms(call)) : [];
  const policy = {
    PolicyARN: arn,
    PolicyName: input.PolicyName,
    ServiceNamespace: input.ServiceNamespace,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    PolicyType: type,
    CreationTime: existing?.CreationTime ?? seconds(now),
    StepScalingPolicyConfiguration: input.StepScalingPolicyConfiguration,
    TargetTrackingScalingPolicyConfiguration: input.TargetTrackingScalingPolicyConfiguration,
    PredictiveScalingPolicyConfiguration: input.PredictiveScalingPolicyConfiguration,
    Alarms: alarms,
  };
  const [high, low] = alarms.map(({ AlarmName }) => AlarmName ?? "");
  const rows =
    type === "TargetTrackingScaling" ? trackingAlarmRows(place, policy, { high: high ?? "", low: low ?? "" }, random.uuid(), now) : [];
  return {
    output: { PolicyARN: arn, Alarms: alarms },
    commands: [
      ...replaceRow(view, "scalingPolicies", arn, { policy }, "PutScalingPolicy"),
      ...rows.flatMap((row) => replaceRow(view, "alarms", row.arn, row, `for the policy ${input.PolicyName}`)),
    ],
  };
});

const configurations = {
  StepScaling: "StepScalingPolicyConfiguration",
  TargetTrackingScaling: "TargetTrackingScalingPolicyConfiguration",
  PredictiveScaling: "PredictiveScalingPolicyConfiguration",
} as const;

function checkConfiguration(type: keyof typeof configurations, input: Wire<PutScalingPolicyRequest>): void {
  for (const [other, member] of Object.entries(configurations)) {
    if (other === type && input[member] === undefined) invalid(`A policy of type ${type} needs ${member}.`);
    if (other !== type && input[member] !== undefined)
      invalid(`${member} is for policies of type ${other}, and this one is of type ${type}.`);
  }
  const steps = input.StepScalingPolicyConfiguration?.StepAdjustments ?? [];
  if (steps.length > limits.steps) invalid(`A policy has at most ${limits.steps} step adjustments, but this one has ${steps.length}.`);
  const tracking = input.TargetTrackingScalingPolicyConfiguration;
  if (tracking && (tracking.PredefinedMetricSpecification === undefined) === (tracking.CustomizedMetricSpecification === undefined)) {
    invalid("Target tracking follows either a predefined or a customized metric.");
  }
  if (
    tracking?.PredefinedMetricSpecification?.PredefinedMetricType === "ALBRequestCountPerTarget" &&
    !tracking.PredefinedMetricSpecification.ResourceLabel
  ) {
    invalid("ALBRequestCountPerTarget needs a ResourceLabel.");
  }
}

/** The two alarms of target tracking, named as AWS names them. */
function newAlarms({
  input,
  place,
  random,
}: Pick<Call<Wire<PutScalingPolicyRequest>>, "input" | "place" | "random">): { AlarmName: string; AlarmARN: string }[] {
  return ["AlarmHigh", "AlarmLow"].map((which) => {
    const name = `TargetTracking-${input.ResourceId}-${which}-${random.uuid()}`;
    return { AlarmName: name, AlarmARN: formatArn(place, "cloudwatch", `alarm:${name}`) };
  });
}
