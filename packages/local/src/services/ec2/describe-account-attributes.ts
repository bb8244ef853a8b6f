import type { DescribeAccountAttributesRequest, DescribeAccountAttributesResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { vpcOf } from "./default-vpc.js";

export const describeAccountAttributes: Operation<DescribeAccountAttributesRequest, DescribeAccountAttributesResult> = operation(
  "DescribeAccountAttributes",
  ({ input, place }) => {
    const all = [
      { AttributeName: "supported-platforms", AttributeValues: [{ AttributeValue: "VPC" }] },
      { AttributeName: "default-vpc", AttributeValues: [{ AttributeValue: vpcOf(place) }] },
    ];
    const wanted = input.AttributeNames;
    return {
      output: { AccountAttributes: wanted?.length ? all.filter(({ AttributeName }) => (wanted as string[]).includes(AttributeName)) : all },
    };
  },
);
