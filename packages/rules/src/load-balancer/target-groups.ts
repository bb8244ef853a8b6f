import { limits } from "@stowage/model";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const targetGroups: Rule = rule({
  id: "target-groups",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service has at most five target groups, each by its ARN, and each once for a container's port.",
  source: "developer guide, registering multiple target groups",
  docs: "register-multiple-targetgroups",
  aws: { type: "InvalidParameterException", text: "load balancers can have at most {max} items.", sure: "form", textOf: ["many"] },
  needs: "loadBalancers",
  messages: {
    many: "There are {count} target groups; ECS takes {max}.",
    arn: '"{arn}" is no ARN of a target group.',
    twice: "This target group stands here twice for one port.",
  },
  hint: "Write arn:aws:elasticloadbalancing:…:targetgroup/NAME/ID, five of them at most.",
  fix: removeTwin,
  check(service, report, { assembly }) {
    // The Assembly names the target groups that it makes: they have no ARN yet.
    const made = new Set(Object.values(assembly?.loadBalancers ?? {}).flatMap(({ targetGroups: groups }) => namesOf(groups)));
    const { max } = limits.targetGroupsPerService;
    const all = loadBalancersOf(service);
    if (all.length > max) report("many", ["loadBalancers"], { count: all.length, max });
    const seen = new Set<string>();
    for (const [index, { targetGroupArn: arn, containerName, containerPort }] of all.entries()) {
      if (!arn) continue;
      const key = `${arn} ${containerName} ${containerPort}`;
      if (!made.has(arn) && !/^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:targetgroup\/.+$/.test(arn))
        report("arn", ["loadBalancers", index, "targetGroupArn"], { arn, max });
      else if (seen.has(key)) report("twice", ["loadBalancers", index], { max });
      seen.add(key);
    }
  },
});

/** The section may hold anything: its shape is judged elsewhere. */
function namesOf(groups: unknown): string[] {
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group: { readonly Name?: string } | null) => (typeof group?.Name === "string" ? [group.Name] : []));
}
