import type { SetIpAddressTypeInput, SetIpAddressTypeOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const setIpAddressType: Operation<SetIpAddressTypeInput, SetIpAddressTypeOutput> = operation(
  "SetIpAddressType",
  ({ input, view }) => {
    const { arn, loadBalancer: before } = requireLoadBalancer(view, input.LoadBalancerArn);
    const loadBalancer = { ...before, IpAddressType: input.IpAddressType };
    return {
      output: { IpAddressType: input.IpAddressType },
      commands: [{ op: "patch", table: "loadBalancers", key: arn, row: { loadBalancer }, why: "SetIpAddressType" }],
    };
  },
);
