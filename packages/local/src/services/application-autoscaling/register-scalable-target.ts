import type { RegisterScalableTargetRequest, RegisterScalableTargetResponse } from "@stowage/model/application-autoscaling";
import type { Command } from "../../control/types.js";
import type { ServiceRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { addTags, checkTags } from "../tags.js";
import { invalid } from "./refuse.js";
import { newTargetArn, scaledService, scalingRole, targetKey } from "./scalable-targets.js";

/** Registers a target or changes what is given of one, and moves the service's desired count into its bounds at once. */
export const registerScalableTarget: Operation<RegisterScalableTargetRequest, RegisterScalableTargetResponse> = operation(
  "RegisterScalableTarget",
  (call) => {
    const { input, view, place, now } = call;
    const key = targetKey(place, input);
    const existing = view.get("scalableTargets", key)?.target;
    const service = scaledService(call, input);
    const min = input.MinCapacity ?? existing?.MinCapacity;
    const max = input.MaxCapacity ?? existing?.MaxCapacity;
    if (min === undefined || max === undefined) return invalid("A new scalable target needs both MinCapacity and MaxCapacity.");
    if (!isCapacity(min) || !isCapacity(max)) return invalid("MinCapacity and MaxCapacity are whole numbers from 0.");
    if (min > max) return invalid(`MinCapacity (${min}) is greater than MaxCapacity (${max}).`);
    const tags = checkTags(
      Object.entries(input.Tags ?? {}).map(([name, value]) => ({ key: name, value })),
      "ValidationException",
    );
    const arn = existing?.ScalableTargetARN ?? newTargetArn(call);
    const target = {
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      MinCapacity: min,
      MaxCapacity: max,
      RoleARN: scalingRole(place),
      CreationTime: existing?.CreationTime ?? seconds(now),
      SuspendedState: { ...notSuspended, ...existing?.SuspendedState, ...input.SuspendedState },
      ScalableTargetARN: arn,
    };
    const why = "RegisterScalableTarget";
    return {
      output: { ScalableTargetARN: arn },
      commands: [
        { op: existing === undefined ? "put" : "patch", table: "scalableTargets", key, row: { target }, why },
        ...addTags(view, arn, tags, invalid),
        ...within(service, min, max),
      ],
    };
  },
);

const notSuspended = { DynamicScalingInSuspended: false, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: false };

function isCapacity(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function within(service: ServiceRow, min: number, max: number): readonly Command[] {
  const desiredCount = Math.min(max, Math.max(min, service.desiredCount));
  if (desiredCount === service.desiredCount || service.status !== "ACTIVE") return [];
  const why = desiredCount === min ? `minimum capacity was set to ${min}` : `maximum capacity was set to ${max}`;
  return [{ op: "patch", table: "services", key: service.arn, row: { desiredCount }, why }];
}
