import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { autoScalingGroupBounds } from "./auto-scaling-group-bounds.js";

const sized = (MinSize: number, MaxSize: number, DesiredCapacity?: number): unknown =>
  assembly({
    autoScalingGroups: {
      big: {
        autoScalingGroup: { AutoScalingGroupName: "big", MinSize, MaxSize, DesiredCapacity },
        launchTemplate: { LaunchTemplateName: "big", LaunchTemplateData: {} },
      },
    },
  });

testRule(autoScalingGroupBounds, {
  passes: { "in order": sized(0, 4, 2), "the same": sized(2, 2), "none desired": sized(0, 4) },
  fails: {
    "the other way round": [sized(4, 2), "order", "/autoScalingGroups/big/autoScalingGroup/MinSize", { min: 4, max: 2 }],
    "too many desired": [
      sized(0, 2, 3),
      "desired",
      "/autoScalingGroups/big/autoScalingGroup/DesiredCapacity",
      { desired: 3, min: 0, max: 2 },
    ],
  },
});
