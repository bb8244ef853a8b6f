import { testRule } from "../../test/test-rule.js";
import { scheduledAction } from "./scheduled-action.js";

const action = (change: object) => ({
  ServiceNamespace: "ecs",
  ScheduledActionName: "night",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  Schedule: "cron(0 22 * * ? *)",
  ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 1 },
  ...change,
});

testRule(scheduledAction, {
  passes: { "at night": action({}) },
  fails: {
    "no schedule": [action({ Schedule: undefined }), "missing", "/Schedule"],
    "five fields": [action({ Schedule: "cron(0 22 * * ?)" }), "schedule", "/Schedule"],
    "no change": [action({ ScalableTargetAction: {} }), "nothing", "/ScalableTargetAction"],
    "the wrong way round": [
      action({ ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 1 } }),
      "order",
      "/ScalableTargetAction/MinCapacity",
      { min: 2, max: 1 },
    ],
  },
});
