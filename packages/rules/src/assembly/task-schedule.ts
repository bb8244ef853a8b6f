import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { scheduleError } from "../schedule.js";

export const taskSchedule: Rule = rule({
  id: "task-schedule",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "A task's schedule is an expression of EventBridge Scheduler.",
  source: "EventBridge Scheduler, schedule types",
  docs: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
  aws: { type: "ValidationException", text: "Invalid Schedule Expression {schedule}.", sure: "form" },
  messages: { wrong: 'The schedule "{schedule}" is wrong: {problem}.' },
  hint: "Write e.g. rate(1 hour), cron(0 7 * * ? *) or at(2026-11-25T07:00:00).",
  check({ tasks = {} }, report) {
    for (const [name, { schedule }] of Object.entries(tasks)) {
      const problem = schedule === undefined ? undefined : scheduleError(schedule);
      if (schedule !== undefined && problem !== undefined) report("wrong", ["tasks", name, "schedule"], { schedule, problem });
    }
  },
});
