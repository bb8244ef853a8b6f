import { testRule } from "../../test/test-rule.js";
import { capacityProviderKind } from "./capacity-provider-kind.js";

const autoScalingGroupProvider = {
  autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
};
const managedInstancesProvider = {
  infrastructureRoleArn: "r",
  instanceLaunchTemplate: { ec2InstanceProfileArn: "p", networkConfiguration: { subnets: ["subnet-0a"] } },
};

testRule(capacityProviderKind, {
  passes: {
    "a group": { name: "blue", autoScalingGroupProvider },
    managed: { name: "managed", cluster: "main", managedInstancesProvider },
  },
  fails: {
    neither: [{ name: "blue" }, "neither", "/autoScalingGroupProvider"],
    both: [{ name: "blue", cluster: "main", autoScalingGroupProvider, managedInstancesProvider }, "both", "/managedInstancesProvider"],
    "no cluster": [{ name: "managed", managedInstancesProvider }, "cluster", "/cluster"],
    "a cluster too much": [{ name: "blue", cluster: "main", autoScalingGroupProvider }, "group", "/cluster"],
  },
});
