import type { SetSecurityGroupsInput, SetSecurityGroupsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const setSecurityGroups: Operation<SetSecurityGroupsInput, SetSecurityGroupsOutput> = operation(
  "SetSecurityGroups",
  ({ input, view }) => {
    const { arn, loadBalancer: before } = requireLoadBalancer(view, input.LoadBalancerArn);
    if (before.Type === "gateway" || (before.Type === "network" && before.SecurityGroups === undefined)) {
      throw new AwsException(
        "InvalidConfigurationRequestException",
        "Security groups cannot be set for this load balancer: it was made without any.",
      );
    }
    const loadBalancer = { ...before, SecurityGroups: input.SecurityGroups };
    return {
      output: { SecurityGroupIds: input.SecurityGroups },
      commands: [{ op: "patch", table: "loadBalancers", key: arn, row: { loadBalancer }, why: "SetSecurityGroups" }],
    };
  },
);
