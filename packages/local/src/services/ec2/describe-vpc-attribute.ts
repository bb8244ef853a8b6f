import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult } from "@stowage/model/ec2";
import { operation, type Operation, type Output } from "../operation.js";

/** As a default VPC has them. */
export const describeVpcAttribute: Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult> = operation(
  "DescribeVpcAttribute",
  ({ input: { VpcId, Attribute } }) => ({ output: { VpcId, ...attributes[Attribute ?? "enableDnsSupport"] } }),
);

/** Source: Amazon VPC User Guide, "Default VPCs" (DNS resolution and DNS hostnames are on). */
const attributes: { readonly [name: string]: Output<DescribeVpcAttributeResult> } = {
  enableDnsSupport: { EnableDnsSupport: { Value: true } },
  enableDnsHostnames: { EnableDnsHostnames: { Value: true } },
  enableNetworkAddressUsageMetrics: { EnableNetworkAddressUsageMetrics: { Value: false } },
};
