import { runTask, assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskSchedule } from "./task-schedule.js";

const scheduled = (schedule: string) => assembly({ tasks: { nightly: { request: runTask(), schedule } } });

testRule(taskSchedule, {
  passes: { hourly: scheduled("rate(1 hour)") },
  fails: { "in words": [scheduled("every night"), "wrong", "/tasks/nightly/schedule"] },
});
