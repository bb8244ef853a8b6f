import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const scalingBounds: Rule = rule({
  id: "scaling-bounds",
  severity: "error",
  stage: "api",
  on: "scaling",
  summary: "A scalable target has a minimum and a maximum, from 0 on, the minimum not above the maximum.",
  source: "application-autoscaling RegisterScalableTarget",
  docs: "scaling/API_RegisterScalableTarget",
  aws: { type: "ValidationException", text: "Minimum capacity cannot be greater than maximum capacity", sure: "form", textOf: ["order"] },
  messages: {
    missing: "The target has no {member}.",
    negative: "{count} tasks are less than none.",
    order: "At least {min} tasks shall run, and at most {max}.",
  },
  hint: "Write `MinCapacity` and `MaxCapacity`, the smaller one first.",
  check({ target: { MinCapacity: min, MaxCapacity: max } }, report) {
    if (min === undefined) report("missing", ["target", "MinCapacity"], { member: "MinCapacity" });
    else if (min < 0) report("negative", ["target", "MinCapacity"], { count: min });
    if (max === undefined) report("missing", ["target", "MaxCapacity"], { member: "MaxCapacity" });
    else if (min !== undefined && min > max) report("order", ["target", "MinCapacity"], { min, max });
  },
});
