import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon } from "../services.js";

export const serviceDesiredCount: Rule = rule({
  id: "service-desired-count",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A replica service has a `desiredCount` that is not negative.",
  source: "CreateServiceRequest$desiredCount; text: floci",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", text: "desiredCount cannot be a negative number.", sure: "emulator", textOf: ["negative"] },
  messages: { missing: "The service does not say how many tasks it wants.", negative: "{count} tasks are less than none." },
  hint: "Write how many tasks the service wants: 0 or more.",
  check(service, report) {
    const count = service.desiredCount;
    if (isDaemon(service)) return;
    if (count === undefined) report("missing", ["desiredCount"]);
    else if (count < 0) report("negative", ["desiredCount"], { count });
  },
});
