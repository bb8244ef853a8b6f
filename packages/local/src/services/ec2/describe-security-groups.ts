import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult, SecurityGroup } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import type { Place, Wire } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { defaultSecurityGroup, vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";
import { namedOr } from "./named.js";
import { ec2Page } from "./pages.js";

export const describeSecurityGroups: Operation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult> = operation(
  "DescribeSecurityGroups",
  ({ input, place }) => {
    const groups = namedOr(
      [defaultGroup(place)],
      ({ GroupId = "" }) => GroupId,
      input.GroupIds,
      "sg",
      "InvalidGroup.NotFound",
      (GroupId) => ({
        GroupId,
        GroupName: GroupId,
        Description: "taken as existing",
        VpcId: vpcOf(place),
        OwnerId: place.account,
      }),
    );
    const wanted = input.GroupNames?.length ? groups.filter(({ GroupName = "" }) => input.GroupNames!.includes(GroupName)) : groups;
    const missing = input.GroupNames?.find((name) => !groups.some(({ GroupName }) => GroupName === name));
    if (missing !== undefined)
      throw new AwsException("InvalidGroup.NotFound", `The security group '${missing}' does not exist in default VPC '${vpcOf(place)}'`);
    const { items, NextToken } = ec2Page(filtered(wanted, input.Filters, fields, names), ({ GroupId = "" }) => GroupId, input);
    return { output: { SecurityGroups: [...items], NextToken } };
  },
);

const names = ["description", "group-id", "group-name", "owner-id", "vpc-id"];

function fields(group: Wire<SecurityGroup>): Filterable {
  return {
    description: [group.Description],
    "group-id": [group.GroupId],
    "group-name": [group.GroupName],
    "owner-id": [group.OwnerId],
    "vpc-id": [group.VpcId],
  };
}

/** Source: Amazon VPC User Guide, "Default security groups". */
function defaultGroup(place: Place): Wire<SecurityGroup> {
  const GroupId = defaultSecurityGroup(place);
  return {
    GroupId,
    GroupName: "default",
    Description: "default VPC security group",
    VpcId: vpcOf(place),
    OwnerId: place.account,
    IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId, UserId: place.account }] }],
    IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    Tags: [],
  };
}
