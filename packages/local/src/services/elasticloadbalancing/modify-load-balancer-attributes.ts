import { loadBalancerAttributes } from "@stowage/model";
import type { ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { changedAttributes, listAttributes } from "./attributes.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const modifyLoadBalancerAttributes: Operation<ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput> = operation(
  "ModifyLoadBalancerAttributes",
  ({ input, view }) => {
    const { arn, attributes: before, loadBalancer } = requireLoadBalancer(view, input.LoadBalancerArn);
    const known = loadBalancerAttributes(loadBalancer.Type);
    const attributes = changedAttributes(known, before, input.Attributes ?? []);
    return {
      output: { Attributes: listAttributes(known, attributes) },
      commands: [{ op: "patch", table: "loadBalancers", key: arn, row: { attributes }, why: "ModifyLoadBalancerAttributes" }],
    };
  },
);
