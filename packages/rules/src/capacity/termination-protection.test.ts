import type { Assembly } from "@stowage/model";
import { given, testRule } from "../../test/test-rule.js";
import { terminationProtection } from "./termination-protection.js";

const group = (change: object) => ({
  name: "blue",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
    ...change,
  },
});

const own = {
  name: "blue",
  autoScalingGroupProvider: { autoScalingGroupArn: "blue", managedTerminationProtection: "ENABLED", managedScaling: { status: "ENABLED" } },
};
const around = (NewInstancesProtectedFromScaleIn?: boolean): { assembly: Assembly } => ({
  assembly: {
    format: "stowage/assembly@1",
    app: "shop",
    autoScalingGroups: {
      blue: {
        autoScalingGroup: { AutoScalingGroupName: "blue", MinSize: 0, MaxSize: 2, NewInstancesProtectedFromScaleIn },
        launchTemplate: { LaunchTemplateName: "blue", LaunchTemplateData: {} },
      },
    },
  },
});

testRule(terminationProtection, {
  passes: {
    both: group({ managedTerminationProtection: "ENABLED", managedScaling: { status: "ENABLED" } }),
    "a group that protects its instances": given(own, around(true)),
    off: group({ managedTerminationProtection: "DISABLED" }),
  },
  fails: {
    "a group that does not": [given(own, around()), "group", "/autoScalingGroupProvider/managedTerminationProtection", { group: "blue" }],
    alone: [group({ managedTerminationProtection: "ENABLED" }), "scaling", "/autoScalingGroupProvider/managedTerminationProtection"],
  },
});
