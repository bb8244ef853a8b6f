import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const scalingDesiredOutside: Rule = rule({
  id: "scaling-desired-outside",
  severity: "warning",
  stage: "never",
  on: "scaling",
  summary: "A service's desired count lies within the bounds of its scaling.",
  source: "our advice",
  docs: "service-auto-scaling",
  messages: { outside: "The service wants {count} tasks, and scaling pulls it to {min} to {max}." },
  hint: "Start within the bounds.",
  check({ target: { MinCapacity: min, MaxCapacity: max } }, report, { service }) {
    const count = service?.desiredCount;
    if (count === undefined || min === undefined || max === undefined || min > max) return;
    if (outside(count, { min, max })) report("outside", ["target"], { count, min, max });
  },
});
