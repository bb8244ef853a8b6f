import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const policyName: Rule = rule({
  id: "policy-name",
  severity: "error",
  stage: "api",
  on: ["scalingPolicy", "scheduledAction"],
  summary: "A policy's name has 1 to 256 printable characters, a scheduled action's none of : / and |.",
  source: "application-autoscaling PolicyName, ScheduledActionName",
  docs: "scaling/API_PutScalingPolicy",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: { name: '"{name}" cannot be a name here.' },
  hint: "Write 1 to 256 printable characters, without : / and |.",
  check(subject, report) {
    const [member, name, refused] =
      "PolicyName" in subject
        ? (["PolicyName", subject.PolicyName, control] as const)
        : (["ScheduledActionName", subject.ScheduledActionName, notInActions] as const);
    if (name === "" || refused.test(name) || (name.length > most && [...name].length > most))
      report("name", [member], { name: name.slice(0, 60) });
  },
});

// Not as one expression with {1,256}: it would be unrolled, and take longer to compile than all the others together.
const most = 256;
const control = /\p{Cc}/u;
const notInActions = /[\p{Cc}:/|]/u;
