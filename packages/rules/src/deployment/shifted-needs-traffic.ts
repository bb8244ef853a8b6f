import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf, loadBalancersOf, serviceConnectOf } from "../services.js";

export const shiftedNeedsTraffic: Rule = rule({
  id: "shifted-needs-traffic",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Blue/green, linear and canary deployments shift the traffic of a target group or of Service Connect.",
  source: "CreateService documentation",
  docs: "deployment-type-blue-green",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "strategy",
  messages: { none: "The strategy {strategy} has no traffic to shift: there is no target group and no Service Connect service." },
  hint: "Add a load balancer with `advancedConfiguration`, or serve a port by Service Connect.",
  check(service, report) {
    const strategy = deploymentStrategyOf(service);
    if (strategy === "ROLLING") return;
    const served = (serviceConnectOf(service)?.services?.length ?? 0) > 0 || (service.vpcLatticeConfigurations?.length ?? 0) > 0;
    if (!served && !loadBalancersOf(service).some(({ targetGroupArn }) => targetGroupArn))
      report("none", ["deploymentConfiguration", "strategy"], { strategy });
  },
});
