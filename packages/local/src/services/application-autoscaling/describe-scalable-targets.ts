import type { DescribeScalableTargetsRequest, DescribeScalableTargetsResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { scalingPage } from "./pages.js";
import { placeKey } from "./scalable-targets.js";

export const describeScalableTargets: Operation<DescribeScalableTargetsRequest, DescribeScalableTargetsResponse> = operation(
  "DescribeScalableTargets",
  ({ input, view, place }) => {
    const targets = rowsOf(view, "scalableTargets", `${placeKey(place)}${input.ServiceNamespace}|`)
      .map((row) => row.target)
      .filter((target) => input.ResourceIds === undefined || input.ResourceIds.includes(target.ResourceId))
      .filter((target) => input.ScalableDimension === undefined || input.ScalableDimension === target.ScalableDimension);
    const { items, rest } = scalingPage(targets, (target) => `${target.ResourceId}|${target.ScalableDimension}`, input);
    return { output: { ScalableTargets: items, ...rest } };
  },
);
