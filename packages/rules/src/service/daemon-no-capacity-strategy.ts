import { removeIt, write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon, strategyOf } from "../services.js";

export const daemonNoCapacityStrategy: Rule = rule({
  id: "daemon-no-capacity-strategy",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A daemon service has no capacity provider strategy.",
  source: "text: aws/containers-roadmap#692",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.",
    sure: "seen",
    textOf: ["strategy"],
  },
  needs: "schedulingStrategy=DAEMON",
  messages: {
    strategy: "A daemon service runs on the instances that are there.",
    inherited: "The cluster's default capacity provider strategy would be taken, which a daemon service cannot have.",
  },
  hint: 'Remove the strategy, and write `"launchType": "EC2"`.',
  fix(service, at) {
    const launchType = service.launchType === undefined ? write("EC2")(service, ["launchType"]) : [];
    return [...(removeIt(service, at) ?? []), ...(launchType ?? [])];
  },
  check(service, report, { cluster }) {
    if (!isDaemon(service)) return;
    if (strategyOf(service).length > 0) report("strategy", ["capacityProviderStrategy"]);
    else if (service.launchType === undefined && cluster?.defaultCapacityProviderStrategy?.length) report("inherited", ["launchType"]);
  },
});
