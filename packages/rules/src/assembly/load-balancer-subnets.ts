import type { Assembly, LoadBalancer } from "@stowage/model";
import { edgeZoneOf } from "../edge-zone.js";
import { ownEntry } from "../own-entry.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerSubnets: Rule = rule({
  id: "load-balancer-subnets",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "An Application Load Balancer has subnets in two Availability Zones; on an Outpost it has one, in Local Zones one or more.",
  source: "CreateLoadBalancerInput$Subnets; text: aws-cloudformation/cfn-lint#638",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  aws: {
    type: "ValidationError",
    text: "At least two subnets in two different Availability Zones must be specified",
    textOf: ["few"],
    sure: "seen",
  },
  messages: {
    few: 'The load balancer "{name}" has {count} of the two subnets that it takes.',
    outpost: 'The load balancer "{name}" has a pool of an Outpost\'s addresses, where it takes one subnet, and has {count}.',
  },
  hint: "Name subnets in at least two Availability Zones; on an Outpost name its one subnet and `CustomerOwnedIpv4Pool`. If the one subnet is in a Local Zone, silence this rule for the load balancer.",
  check(assembly, report) {
    for (const [name, balancer] of Object.entries(assembly.loadBalancers ?? {})) {
      const { Type = "application", Subnets = [], SubnetMappings = [], CustomerOwnedIpv4Pool: pool } = balancer.loadBalancer;
      if (Type !== "application") continue;
      const count = new Set([...Subnets, ...SubnetMappings.map(({ SubnetId }) => SubnetId)]).size;
      const at = ["loadBalancers", name, "loadBalancer", "Subnets"];
      if (pool !== undefined && count !== 1) report("outpost", at, { name, count });
      if (pool === undefined && count < (servesEdgeZone(assembly, balancer) ? 1 : 2)) report("few", at, { name, count });
    }
  },
});

/** Whether tasks behind the load balancer are placed in a Local Zone or a Wavelength Zone: what its subnets are cannot be seen. */
function servesEdgeZone({ services = {}, taskDefinitions = {} }: Assembly, { targetGroups = [] }: LoadBalancer): boolean {
  return Object.values(services).some((service) => {
    const behind = loadBalancersOf(service).some(({ targetGroupArn }) => targetGroups.some(({ Name }) => Name === targetGroupArn));
    const definition = ownEntry(taskDefinitions, service.taskDefinition ?? "");
    return behind && edgeZoneOf([...(service.placementConstraints ?? []), ...(definition?.placementConstraints ?? [])]) !== undefined;
  });
}
