import type { PutScheduledActionRequest, PutScheduledActionResponse } from "@stowage/model/application-autoscaling";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { seconds } from "../seconds.js";
import { scheduledActionArn, scheduledActionsOf } from "./policies.js";
import { invalid } from "./refuse.js";
import { requireTarget } from "./scalable-targets.js";

/** Source: Application Auto Scaling quotas: scheduled actions a target; 2026-08. */
const mostActions = 200;

/** Creates or replaces the action of that name; of one that is there the schedule and the action stay unless given, start and end do not. */
export const putScheduledAction: Operation<PutScheduledActionRequest, PutScheduledActionResponse> = operation(
  "PutScheduledAction",
  (call) => {
    const { input, view, place, now, random } = call;
    requireTarget(call, input);
    const siblings = scheduledActionsOf(view, place, input);
    const existing = siblings.find((action) => action.ScheduledActionName === input.ScheduledActionName);
    if (existing === undefined && siblings.length >= mostActions) {
      throw new AwsException("LimitExceededException", `A scalable target has at most ${mostActions} scheduled actions.`);
    }
    const schedule = input.Schedule ?? existing?.Schedule;
    const act = input.ScalableTargetAction ?? existing?.ScalableTargetAction;
    if (schedule === undefined) return invalid("A new scheduled action needs a Schedule.");
    if (!/^(at|rate|cron)\(.+\)$/.test(schedule)) return invalid(`A Schedule is at(…), rate(…) or cron(…), but this one is "${schedule}".`);
    if (act?.MinCapacity === undefined && act?.MaxCapacity === undefined)
      return invalid("A ScalableTargetAction needs MinCapacity or MaxCapacity.");
    if (act.MinCapacity !== undefined && act.MaxCapacity !== undefined && act.MinCapacity > act.MaxCapacity) {
      return invalid(`MinCapacity (${act.MinCapacity}) is greater than MaxCapacity (${act.MaxCapacity}).`);
    }
    const arn = existing?.ScheduledActionARN ?? scheduledActionArn(place, random.uuid(), input, input.ScheduledActionName);
    const action = {
      ScheduledActionName: input.ScheduledActionName,
      ScheduledActionARN: arn,
      ServiceNamespace: input.ServiceNamespace,
      Schedule: schedule,
      Timezone: input.Timezone ?? existing?.Timezone,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      StartTime: input.StartTime,
      EndTime: input.EndTime,
      ScalableTargetAction: act,
      CreationTime: existing?.CreationTime ?? seconds(now),
    };
    return { output: {}, commands: replaceRow(view, "scheduledActions", arn, { action }, "PutScheduledAction") };
  },
);
