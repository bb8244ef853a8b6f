import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const loadBalancerSubnets: Rule = rule({
  id: "load-balancer-subnets",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "An Application Load Balancer has subnets in two Availability Zones.",
  source: "CreateLoadBalancerInput$Subnets; text: aws-cloudformation/cfn-lint#638",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  aws: {
    type: "ValidationError",
    text: "At least two subnets in two different Availability Zones must be specified",
    sure: "seen",
  },
  messages: { few: 'The load balancer "{name}" has {count} of the two subnets that it takes.' },
  hint: "Name subnets in at least two Availability Zones.",
  check({ loadBalancers = {} }, report) {
    for (const [name, { loadBalancer }] of Object.entries(loadBalancers)) {
      const { Type = "application", Subnets = [], SubnetMappings = [] } = loadBalancer;
      const count = new Set([...Subnets, ...SubnetMappings.map(({ SubnetId }) => SubnetId)]).size;
      if (Type === "application" && count < 2) report("few", ["loadBalancers", name, "loadBalancer", "Subnets"], { name, count });
    }
  },
});
