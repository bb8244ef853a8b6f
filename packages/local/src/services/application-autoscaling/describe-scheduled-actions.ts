import type { DescribeScheduledActionsRequest, DescribeScheduledActionsResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { scalingPage } from "./pages.js";
import { scheduledActionsOf } from "./policies.js";

export const describeScheduledActions: Operation<DescribeScheduledActionsRequest, DescribeScheduledActionsResponse> = operation(
  "DescribeScheduledActions",
  ({ input, view, place }) => {
    const actions = scheduledActionsOf(view, place, input).filter(
      (action) => input.ScheduledActionNames?.includes(action.ScheduledActionName!) ?? true,
    );
    const { items, rest } = scalingPage(actions, (action) => action.ScheduledActionARN!, input);
    return { output: { ScheduledActions: items, ...rest } };
  },
);
