import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const tasksPerService: Rule = rule({
  id: "tasks-per-service",
  severity: "warning",
  stage: "task-start",
  on: "service",
  summary: "A service has at most 5,000 tasks, and 1,000 with service discovery or Service Connect.",
  source: "Amazon ECS service quotas",
  docs: "service-quotas",
  needs: "desiredCount",
  messages: { many: "The service wants {count} tasks; the quota is {max}{why}." },
  hint: "Split the service, or ask for a higher quota where AWS gives one.",
  check(service, report) {
    const discovered = serviceConnectOf(service) !== undefined || (service.serviceRegistries?.length ?? 0) > 0;
    const { max } = discovered ? limits.tasksPerDiscoveredService : limits.tasksPerService;
    const count = service.desiredCount ?? 0;
    if (count > max) report("many", ["desiredCount"], { count, max, why: discovered ? " for a service that is found by name" : "" });
  },
});
