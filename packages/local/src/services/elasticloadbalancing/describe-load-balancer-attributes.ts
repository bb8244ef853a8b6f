import { loadBalancerAttributes } from "@stowage/model";
import type { DescribeLoadBalancerAttributesInput, DescribeLoadBalancerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listAttributes } from "./attributes.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const describeLoadBalancerAttributes: Operation<DescribeLoadBalancerAttributesInput, DescribeLoadBalancerAttributesOutput> =
  operation("DescribeLoadBalancerAttributes", ({ input, view }) => {
    const { attributes, loadBalancer } = requireLoadBalancer(view, input.LoadBalancerArn);
    return { output: { Attributes: listAttributes(loadBalancerAttributes(loadBalancer.Type), attributes) } };
  });
