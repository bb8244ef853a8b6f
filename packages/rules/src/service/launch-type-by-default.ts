import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { strategyOf } from "../services.js";

export const launchTypeByDefault: Rule = rule({
  id: "launch-type-by-default",
  severity: "warning",
  stage: "task-start",
  on: ["service", "runTask"],
  summary: "A task definition for Fargate alone is launched on Fargate: without launch type and strategy ECS takes EC2.",
  source: "CreateServiceRequest$capacityProviderStrategy",
  docs: "API_CreateService",
  messages: { ec2: "Without a launch type, a strategy, or a default strategy of the cluster, these tasks wait for EC2 instances." },
  hint: 'Write `"launchType": "FARGATE"`, or a capacity provider strategy.',
  check(launched, report, { taskDefinition, cluster }) {
    if (!taskDefinition || !cluster || cluster.defaultCapacityProviderStrategy?.length) return;
    if (launched.launchType !== undefined || strategyOf(launched).length > 0) return;
    if (requires(taskDefinition, "FARGATE") && !requires(taskDefinition, "EC2")) report("ec2", ["launchType"]);
  },
});
