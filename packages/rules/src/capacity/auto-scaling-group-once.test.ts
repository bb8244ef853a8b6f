import { given, testRule } from "../../test/test-rule.js";
import { autoScalingGroupOnce } from "./auto-scaling-group-once.js";

const provider = (
  name: string,
  autoScalingGroupArn: string,
): { name: string; autoScalingGroupProvider: { autoScalingGroupArn: string } } => ({
  name,
  autoScalingGroupProvider: { autoScalingGroupArn },
});
const both = (): object => ({ capacityProviders: { a: provider("a", "big"), b: provider("b", "big") } });

testRule(autoScalingGroupOnce, {
  passes: {
    "a group of its own": given(provider("b", "small"), { capacityProviders: { a: provider("a", "big"), b: provider("b", "small") } }),
    "the first of two": given(provider("a", "big"), both()),
  },
  fails: {
    "another's group": [given(provider("b", "big"), both()), "taken", "/autoScalingGroupProvider/autoScalingGroupArn", { other: "a" }],
  },
});
