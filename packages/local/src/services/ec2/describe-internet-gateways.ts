import type { AttachmentStatus, DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { partOf, vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";

export const describeInternetGateways: Operation<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult> = operation(
  "DescribeInternetGateways",
  ({ input, place }) => {
    const gateway = {
      InternetGatewayId: partOf(place, "igw"),
      OwnerId: place.account,
      // AWS answers "available", which its own model does not list.
      Attachments: [{ VpcId: vpcOf(place), State: "available" as AttachmentStatus }],
      Tags: [],
    };
    const ids = input.InternetGatewayIds ?? [];
    const missing = ids.find((id) => id !== gateway.InternetGatewayId);
    if (missing !== undefined)
      throw new AwsException("InvalidInternetGatewayID.NotFound", `The internetGateway ID '${missing}' does not exist`);
    const names = ["attachment.state", "attachment.vpc-id", "internet-gateway-id", "owner-id"];
    const fields = (): Filterable => ({
      "attachment.state": ["available"],
      "attachment.vpc-id": [vpcOf(place)],
      "internet-gateway-id": [gateway.InternetGatewayId],
      "owner-id": [place.account],
    });
    return { output: { InternetGateways: [...filtered([gateway], input.Filters, fields, names)] } };
  },
);
