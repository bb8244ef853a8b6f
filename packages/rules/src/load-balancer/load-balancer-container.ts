import { containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerContainer: Rule = rule({
  id: "load-balancer-container",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "The container behind a load balancer is in the task definition.",
  source: "LoadBalancer$containerName; text: aws/amazon-ecs-agent#1276",
  docs: "API_LoadBalancer",
  aws: { type: "InvalidParameterException", text: "The container {container} does not exist in the task definition.", sure: "seen" },
  needs: "loadBalancers",
  messages: { unknown: 'The task definition has no container "{container}".' },
  hint: "Name one of its containers: {names}.",
  check(service, report, { taskDefinition }) {
    if (!taskDefinition) return;
    const known = containerNames(taskDefinition);
    for (const [index, { containerName: container }] of loadBalancersOf(service).entries()) {
      if (container && !known.has(container))
        report("unknown", ["loadBalancers", index, "containerName"], { container, names: quoted(known.list) });
    }
  },
});
