import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon, loadBalancersOf } from "../services.js";

export const singleReplica: Rule = rule({
  id: "single-replica",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "A service behind a load balancer has more than one task.",
  source: "our advice",
  docs: "service-rebalancing",
  needs: "loadBalancers",
  messages: { one: "One task serves everything that comes through the load balancer." },
  hint: "Want two tasks, or let it scale from two.",
  check(service, report, { scaling }) {
    const least = scaling?.target.MinCapacity ?? service.desiredCount;
    if (!isDaemon(service) && least === 1 && loadBalancersOf(service).length > 0) report("one", ["desiredCount"]);
  },
});
