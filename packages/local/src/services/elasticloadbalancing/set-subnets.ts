import type { SetSubnetsInput, SetSubnetsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { requireLoadBalancer, zonesOf } from "./load-balancers.js";
import { invalid } from "./refuse.js";

export const setSubnets: Operation<SetSubnetsInput, SetSubnetsOutput> = operation("SetSubnets", ({ input, view, place }) => {
  const { arn, loadBalancer: before } = requireLoadBalancer(view, input.LoadBalancerArn);
  const zones = zonesOf(place, input);
  if (zones.length === 0) invalid("A subnet must be specified");
  const loadBalancer = { ...before, AvailabilityZones: zones, ...(input.IpAddressType && { IpAddressType: input.IpAddressType }) };
  return {
    output: { AvailabilityZones: zones, IpAddressType: loadBalancer.IpAddressType },
    commands: [{ op: "patch", table: "loadBalancers", key: arn, row: { loadBalancer }, why: "SetSubnets" }],
  };
});
