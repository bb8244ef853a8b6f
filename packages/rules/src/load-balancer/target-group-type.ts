import { ownTargetGroup } from "../balancers.js";
import { loadBalancersOf, networkModeOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const targetGroupType: Rule = rule({
  id: "target-group-type",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "With awsvpc a target group has the target type ip, with bridge and host the type instance.",
  source: "LoadBalancer$targetGroupArn; text: hashicorp/terraform#24266",
  docs: "API_LoadBalancer",
  aws: {
    type: "InvalidParameterException",
    text: "The provided target group {group} has target type {type}, which is incompatible with the {mode} network mode specified in the task definition.",
    sure: "seen",
  },
  needs: "targetGroupArn",
  messages: { type: '"{group}" has targets of the type {type}, and the task definition\'s network mode is {mode}.' },
  hint: 'Write `"TargetType": "{wanted}"` in the target group.',
  check(service, report, context) {
    const mode = networkModeOf(context);
    if (mode === undefined || mode === "none") return;
    const wanted = mode === "awsvpc" ? "ip" : "instance";
    for (const [index, { targetGroupArn: group }] of loadBalancersOf(service).entries()) {
      const own = ownTargetGroup(context.assembly, group);
      if (!own) continue;
      const { TargetType: type = "instance" } = own.group;
      if (type !== wanted) report("type", ["loadBalancers", index, "targetGroupArn"], { group: group!, type, mode, wanted });
    }
  },
});
