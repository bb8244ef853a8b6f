import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf } from "../services.js";

export const oneSubnet: Rule = rule({
  id: "one-subnet",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "A service's subnets span two Availability Zones, as the service level agreement for several zones asks.",
  source: "Amazon Compute service level agreement; our advice",
  docs: "service-rebalancing",
  needs: "awsvpcConfiguration",
  messages: { one: "With one subnet all tasks run in one Availability Zone." },
  hint: "Add a subnet of another zone.",
  check(service, report) {
    if (awsvpcOf(service)?.subnets.length === 1) report("one", ["networkConfiguration", "awsvpcConfiguration", "subnets"]);
  },
});
