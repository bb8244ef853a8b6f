import { ownTargetGroup } from "../balancers.js";
import { edgeZoneOf } from "../edge-zone.js";
import { loadBalancersOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const edgeZoneLoadBalancer: Rule = rule({
  id: "edge-zone-load-balancer",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "Tasks in a Local Zone or a Wavelength Zone stand behind an Application Load Balancer.",
  source:
    "developer guide, Local Zones, Wavelength Zones, and AWS Outposts; AWS Compute Blog, load balancing of non-HTTP traffic on AWS Wavelength",
  docs: "cluster-regions-zones",
  needs: ["placementConstraints", "targetGroupArn"],
  messages: { network: 'No Network Load Balancer reaches {zone}, and "{group}" belongs to one.' },
  hint: "Use an Application Load Balancer, or place the tasks in an Availability Zone.",
  check(service, report, { assembly, taskDefinition }) {
    const zone = edgeZoneOf([...(service.placementConstraints ?? []), ...(taskDefinition?.placementConstraints ?? [])]);
    if (zone === undefined) return;
    for (const [index, { targetGroupArn: group }] of loadBalancersOf(service).entries()) {
      if (ownTargetGroup(assembly, group)?.balancer.loadBalancer.Type === "network")
        report("network", ["loadBalancers", index, "targetGroupArn"], { zone, group: group! });
    }
  },
});
