import type { Place, Wire } from "@stowage/model";
import type { AvailabilityZone, CreateLoadBalancerInput, LoadBalancer } from "@stowage/model/elbv2";
import { zoneOfSubnet } from "../../control/launch/zone-of-subnet.js";
import type { LoadBalancerRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { isOfPlace } from "../of-place.js";
import type { Call } from "../operation.js";
import { invalid, notFound } from "./refuse.js";

/** @throws {AwsException} `LoadBalancerNotFound`. */
export function requireLoadBalancer(view: View, arn: string | undefined): LoadBalancerRow {
  const row = arn === undefined ? undefined : view.get("loadBalancers", arn);
  return row ?? notFound("LoadBalancer", `Load balancer '${arn ?? ""}' not found`);
}

export function loadBalancersIn({ view, place }: Pick<Call<unknown>, "view" | "place">): readonly LoadBalancerRow[] {
  return [...view.all("loadBalancers")].filter(([arn]) => isOfPlace(arn, place)).map(([, row]) => row);
}

export function loadBalancerOutput({ loadBalancer, activeAt }: LoadBalancerRow, now: number): Wire<LoadBalancer> {
  return { ...loadBalancer, State: { Code: now > activeAt ? "active" : "provisioning" } };
}

/** The zones of the subnets that a request names, one way or the other. */
export function zonesOf(
  { region }: Place,
  { Subnets = [], SubnetMappings = [] }: Pick<Wire<CreateLoadBalancerInput>, "Subnets" | "SubnetMappings">,
): Wire<AvailabilityZone>[] {
  if (Subnets.length > 0 && SubnetMappings.length > 0) invalid("You can specify either Subnets or SubnetMappings, not both.");
  const mapped = SubnetMappings.map(({ SubnetId, AllocationId, PrivateIPv4Address, IPv6Address }) => ({
    SubnetId,
    address: { AllocationId, PrivateIPv4Address, IPv6Address },
  }));
  const all = [...Subnets.map((SubnetId) => ({ SubnetId, address: {} })), ...mapped];
  return all.map(({ SubnetId = "", address }) => ({
    ZoneName: zoneOfSubnet(region, SubnetId),
    SubnetId,
    LoadBalancerAddresses: Object.values(address).some((value) => value !== undefined) ? [address] : [],
  }));
}

/** Source: ELB API, CreateLoadBalancer and CreateTargetGroup, `Name`. */
export function checkName(name: string, what: string): void {
  if (!/^[A-Za-z0-9-]{1,32}$/.test(name) || name.startsWith("-") || name.endsWith("-") || name.startsWith("internal-")) {
    invalid(
      `The ${what} name '${name}' must have 1 to 32 letters, digits and hyphens, must not begin or end with a hyphen, and must not begin with "internal-".`,
    );
  }
}
