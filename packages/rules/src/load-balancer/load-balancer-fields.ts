import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerFields: Rule = rule({
  id: "load-balancer-fields",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A load balancer entry has a container, its port, and either a target group or a Classic Load Balancer's name.",
  source: "LoadBalancer; text: aws/amazon-ecs-cli#359",
  docs: "API_LoadBalancer",
  aws: { type: "InvalidParameterException", text: "{Member} can not be blank.", sure: "form", textOf: ["missing"] },
  needs: "loadBalancers",
  messages: {
    missing: "The load balancer entry lacks {member}.",
    neither: "The entry names neither a target group nor a Classic Load Balancer.",
    both: "The entry names a target group and a Classic Load Balancer.",
  },
  hint: "Give `targetGroupArn`, `containerName` and `containerPort`.",
  check(service, report) {
    for (const [index, entry] of loadBalancersOf(service).entries()) {
      const path = ["loadBalancers", index];
      if (!entry.containerName) report("missing", [...path, "containerName"], { member: "containerName", Member: "Container Name" });
      if (entry.containerPort === undefined)
        report("missing", [...path, "containerPort"], { member: "containerPort", Member: "Container Port" });
      if (!entry.targetGroupArn && !entry.loadBalancerName) report("neither", [...path, "targetGroupArn"], { Member: "Target Group ARN" });
      if (entry.targetGroupArn && entry.loadBalancerName) report("both", [...path, "loadBalancerName"], { Member: "Load Balancer Name" });
    }
  },
});
