import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { scheduleError } from "../schedule.js";

export const scheduledAction: Rule = rule({
  id: "scheduled-action",
  severity: "error",
  stage: "api",
  on: "scheduledAction",
  summary: "A scheduled action has a schedule of at, rate or cron, and new bounds, the minimum not above the maximum.",
  source: "application-autoscaling PutScheduledAction",
  docs: "scaling/API_PutScheduledAction",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: {
    missing: "The action has no schedule.",
    schedule: "The schedule is wrong: {problem}.",
    nothing: "The action changes nothing.",
    order: "At least {min} tasks shall run, and at most {max}.",
  },
  hint: "Write e.g. cron(0 7 * * ? *), with `MinCapacity`, `MaxCapacity` or both.",
  check({ Schedule: schedule, ScalableTargetAction: action }, report) {
    const problem = schedule === undefined ? undefined : scheduleError(schedule);
    if (schedule === undefined) report("missing", ["Schedule"]);
    else if (problem !== undefined) report("schedule", ["Schedule"], { problem });
    const { MinCapacity: min, MaxCapacity: max } = action ?? {};
    if (min === undefined && max === undefined) report("nothing", ["ScalableTargetAction"]);
    else if (min !== undefined && max !== undefined && min > max) report("order", ["ScalableTargetAction", "MinCapacity"], { min, max });
  },
});
