import type { ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { balancerDefaults, changedAttributes, listAttributes } from "./attributes.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const modifyLoadBalancerAttributes: Operation<ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput> = operation(
  "ModifyLoadBalancerAttributes",
  ({ input, view }) => {
    const { arn, attributes: before, loadBalancer } = requireLoadBalancer(view, input.LoadBalancerArn);
    const defaults = balancerDefaults(loadBalancer.Type);
    const attributes = changedAttributes(defaults, before, input.Attributes ?? []);
    return {
      output: { Attributes: listAttributes(defaults, attributes) },
      commands: [{ op: "patch", table: "loadBalancers", key: arn, row: { attributes }, why: "ModifyLoadBalancerAttributes" }],
    };
  },
);
