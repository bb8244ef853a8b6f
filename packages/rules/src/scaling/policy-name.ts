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
    const [member, name, form] =
      "PolicyName" in subject
        ? (["PolicyName", subject.PolicyName, /^\P{Cc}{1,256}$/u] as const)
        : (["ScheduledActionName", subject.ScheduledActionName, /^[^\p{Cc}:/|]{1,256}$/u] as const);
    if (!form.test(name)) report("name", [member], { name: name.slice(0, 60) });
  },
});
