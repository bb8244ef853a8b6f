import type { AnyOperation } from "../operation.js";
import { describeAccountAttributes } from "./describe-account-attributes.js";
import { describeAvailabilityZones } from "./describe-availability-zones.js";
import { describeInstances } from "./describe-instances.js";
import { describeInternetGateways } from "./describe-internet-gateways.js";
import { describeNetworkInterfaces } from "./describe-network-interfaces.js";
import { describeRegions } from "./describe-regions.js";
import { describeRouteTables } from "./describe-route-tables.js";
import { describeSecurityGroups } from "./describe-security-groups.js";
import { describeSubnets } from "./describe-subnets.js";
import { describeVpcAttribute } from "./describe-vpc-attribute.js";
import { describeVpcs } from "./describe-vpcs.js";
import { describeVpnGateways } from "./describe-vpn-gateways.js";

/** The operations of EC2 that are answered, one a file. */
export const operations: readonly AnyOperation[] = [
  describeAccountAttributes,
  describeAvailabilityZones,
  describeInstances,
  describeInternetGateways,
  describeNetworkInterfaces,
  describeRegions,
  describeRouteTables,
  describeSecurityGroups,
  describeSubnets,
  describeVpcAttribute,
  describeVpcs,
  describeVpnGateways,
];
