import type { DescribeVpnGatewaysRequest, DescribeVpnGatewaysResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";

/** There are none; who looks a VPC up asks. */
export const describeVpnGateways: Operation<DescribeVpnGatewaysRequest, DescribeVpnGatewaysResult> = operation(
  "DescribeVpnGateways",
  () => ({ output: { VpnGateways: [] } }),
);
