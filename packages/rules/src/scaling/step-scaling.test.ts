import { testRule } from "../../test/test-rule.js";
import { stepScaling } from "./step-scaling.js";

const policy = (steps: [number | undefined, number | undefined][], change: object = {}) => ({
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "StepScaling",
  StepScalingPolicyConfiguration: {
    AdjustmentType: "ChangeInCapacity",
    StepAdjustments: steps.map(([MetricIntervalLowerBound, MetricIntervalUpperBound]) => ({
      ScalingAdjustment: 1,
      MetricIntervalLowerBound,
      MetricIntervalUpperBound,
    })),
    ...change,
  },
});
const path = "/StepScalingPolicyConfiguration";

testRule(stepScaling, {
  passes: {
    "one step": policy([[0, undefined]]),
    "side by side": policy([
      [0, 20],
      [20, undefined],
    ]),
  },
  fails: {
    "no type": [policy([[0, undefined]], { AdjustmentType: undefined }), "type", `${path}/AdjustmentType`],
    none: [policy([]), "none", `${path}/StepAdjustments`],
    "a gap": [
      policy([
        [0, 10],
        [20, undefined],
      ]),
      "gap",
      `${path}/StepAdjustments/1/MetricIntervalLowerBound`,
      { from: 10, to: 20 },
    ],
    "an overlap": [
      policy([
        [0, 30],
        [20, undefined],
      ]),
      "overlap",
      `${path}/StepAdjustments/1/MetricIntervalLowerBound`,
    ],
    "an empty step": [policy([[20, 10]]), "empty", `${path}/StepAdjustments/0/MetricIntervalUpperBound`],
    "two without an end": [
      policy([
        [0, undefined],
        [20, undefined],
      ]),
      "open",
      `${path}/StepAdjustments/1`,
    ],
  },
});
