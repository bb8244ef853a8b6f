import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const externalLoadBalancer: Rule = rule({
  id: "external-load-balancer",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Services on external instances have no load balancers, no service discovery, no Service Connect and no EBS volumes.",
  source: "developer guide, ECS Anywhere; storage options for tasks",
  docs: "ecs-anywhere",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "launchType=EXTERNAL",
  messages: { member: "Services on external instances have no `{member}`." },
  hint: "Remove `{member}`.",
  check(service, report) {
    if (service.launchType !== "EXTERNAL") return;
    for (const member of ["loadBalancers", "serviceRegistries", "volumeConfigurations"] as const)
      if (service[member]?.length) report("member", [member], { member });
    if (serviceConnectOf(service)) report("member", ["serviceConnectConfiguration"], { member: "serviceConnectConfiguration" });
  },
});
