import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { formatArn, type Place, type Wire } from "@stowage/model";
import { zoneOfSubnet } from "../../control/launch/zone-of-subnet.js";
import { defaultSubnets, vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";
import { namedOr } from "./named.js";
import { ec2Page } from "./pages.js";

export const describeSubnets: Operation<DescribeSubnetsRequest, DescribeSubnetsResult> = operation(
  "DescribeSubnets",
  ({ input, place }) => {
    const subnets = namedOr(
      defaultSubnets(place).map((one) => described(place, one.id, one.cidr)),
      ({ SubnetId = "" }) => SubnetId,
      input.SubnetIds,
      "subnet",
      "InvalidSubnetID.NotFound",
      (id) => described(place, id),
    );
    const { items, NextToken } = ec2Page(filtered(subnets, input.Filters, fields, names), ({ SubnetId = "" }) => SubnetId, input);
    return { output: { Subnets: [...items], NextToken } };
  },
);

const names = [
  "availability-zone",
  "availabilityZone",
  "cidr-block",
  "default-for-az",
  "owner-id",
  "state",
  "subnet-arn",
  "subnet-id",
  "vpc-id",
  "map-public-ip-on-launch",
];

function fields(subnet: Wire<Subnet>): Filterable {
  return {
    "availability-zone": [subnet.AvailabilityZone],
    availabilityZone: [subnet.AvailabilityZone],
    "cidr-block": [subnet.CidrBlock],
    "default-for-az": [String(subnet.DefaultForAz)],
    "map-public-ip-on-launch": [String(subnet.MapPublicIpOnLaunch)],
    "owner-id": [subnet.OwnerId],
    state: [subnet.State],
    "subnet-arn": [subnet.SubnetArn],
    "subnet-id": [subnet.SubnetId],
    "vpc-id": [subnet.VpcId],
  };
}

/** All are in the default VPC; of those that are only assumed no addresses are known. */
function described(place: Place, SubnetId: string, CidrBlock?: string): Wire<Subnet> {
  return {
    SubnetId,
    SubnetArn: formatArn(place, "ec2", `subnet/${SubnetId}`),
    VpcId: vpcOf(place),
    OwnerId: place.account,
    State: "available",
    AvailabilityZone: zoneOfSubnet(place.region, SubnetId),
    // A /20 without the five addresses that AWS keeps for itself.
    ...(CidrBlock !== undefined && { CidrBlock, AvailableIpAddressCount: 4091 }),
    DefaultForAz: CidrBlock !== undefined,
    MapPublicIpOnLaunch: CidrBlock !== undefined,
    AssignIpv6AddressOnCreation: false,
    Ipv6Native: false,
    Tags: [],
  };
}
