import type { DescribeScalingActivitiesRequest, DescribeScalingActivitiesResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { scalingPage } from "./pages.js";

/** Targets and policies are kept and do not act yet, so no activity has taken place. */
export const describeScalingActivities: Operation<DescribeScalingActivitiesRequest, DescribeScalingActivitiesResponse> = operation(
  "DescribeScalingActivities",
  ({ input }) => {
    const { items, rest } = scalingPage([], () => "", input);
    return { output: { ScalingActivities: items, ...rest } };
  },
);
