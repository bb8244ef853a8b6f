import type { DescribeVpcsRequest, DescribeVpcsResult, Vpc } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import type { Place, Wire } from "@stowage/model";
import { partOf, vpcCidr, vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";
import { namedOr } from "./named.js";
import { ec2Page } from "./pages.js";

export const describeVpcs: Operation<DescribeVpcsRequest, DescribeVpcsResult> = operation("DescribeVpcs", ({ input, place }) => {
  const vpcs = namedOr(
    [defaultVpc(place)],
    ({ VpcId = "" }) => VpcId,
    input.VpcIds,
    "vpc",
    "InvalidVpcID.NotFound",
    (VpcId): Wire<Vpc> => ({
      VpcId,
      OwnerId: place.account,
      State: "available",
      IsDefault: false,
      InstanceTenancy: "default",
    }),
  );
  const { items, NextToken } = ec2Page(filtered(vpcs, input.Filters, fields, names), ({ VpcId = "" }) => VpcId, input);
  return { output: { Vpcs: [...items], NextToken } };
});

const names = ["cidr", "cidr-block-association.cidr-block", "dhcp-options-id", "is-default", "isDefault", "owner-id", "state", "vpc-id"];

function fields(vpc: Wire<Vpc>): Filterable {
  return {
    cidr: [vpc.CidrBlock],
    "cidr-block-association.cidr-block": [vpc.CidrBlock],
    "dhcp-options-id": [vpc.DhcpOptionsId],
    "is-default": [String(vpc.IsDefault)],
    isDefault: [String(vpc.IsDefault)],
    "owner-id": [vpc.OwnerId],
    state: [vpc.State],
    "vpc-id": [vpc.VpcId],
  };
}

function defaultVpc(place: Place): Wire<Vpc> {
  return {
    VpcId: vpcOf(place),
    OwnerId: place.account,
    State: "available",
    IsDefault: true,
    CidrBlock: vpcCidr,
    CidrBlockAssociationSet: [
      { AssociationId: partOf(place, "vpc-cidr-assoc"), CidrBlock: vpcCidr, CidrBlockState: { State: "associated" } },
    ],
    DhcpOptionsId: partOf(place, "dopt"),
    InstanceTenancy: "default",
    Tags: [],
  };
}
