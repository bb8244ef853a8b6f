import type { Wire } from "@stowage/model";
import type {
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
  ScalableDimension,
  ScalingActivity,
} from "@stowage/model/application-autoscaling";
import type { ScalingActivityRow } from "../../state/monitoring-rows.js";
import { operation, type Operation } from "../operation.js";
import { scalingPage } from "./pages.js";
import { placeKey } from "./scalable-targets.js";

/** Newest first; what was not done only where it is asked for. */
export const describeScalingActivities: Operation<DescribeScalingActivitiesRequest, DescribeScalingActivitiesResponse> = operation(
  "DescribeScalingActivities",
  ({ input, view, place }) => {
    const prefix = `${placeKey(place)}${input.ServiceNamespace}|`;
    const found: { readonly id: string; readonly activity: Wire<ScalingActivity> }[] = [];
    for (const [key, row] of view.startingWith("scalingActivities", prefix)) {
      const [, resource = "", dimension = ""] = key.split("|");
      if (input.ResourceId !== undefined && resource !== input.ResourceId) continue;
      if (input.ScalableDimension !== undefined && dimension !== input.ScalableDimension) continue;
      row.activities
        .filter(({ notScaled }) => notScaled === undefined || input.IncludeNotScaledActivities === true)
        .forEach((one, i) => found.push({ id: idOf(one, i), activity: described(one, input.ServiceNamespace, resource, dimension) }));
    }
    const sorted = found.toSorted((a, b) => (a.id > b.id ? -1 : 1));
    const { items, rest } = scalingPage(sorted, ({ id }) => id, input);
    return { output: { ScalingActivities: items.map(({ activity }) => activity), ...rest } };
  },
);

/** Sorts by time; of one instant, what was told first comes first. */
function idOf({ startedAt, id }: ScalingActivityRow, i: number): string {
  return `${String(startedAt).padStart(16, "0")}/${String(999 - i)}/${id}`;
}

function described(
  one: ScalingActivityRow,
  namespace: Wire<ScalingActivity>["ServiceNamespace"],
  resource: string,
  dimension: string,
): Wire<ScalingActivity> {
  const { notScaled } = one;
  return {
    ActivityId: one.id,
    ServiceNamespace: namespace,
    ResourceId: resource,
    ScalableDimension: dimension as ScalableDimension,
    Description: one.description,
    Cause: one.cause,
    StartTime: one.startedAt / 1000,
    ...(one.endedAt !== undefined && { EndTime: one.endedAt / 1000 }),
    StatusCode: one.status,
    ...(one.statusMessage !== undefined && { StatusMessage: one.statusMessage }),
    ...(notScaled && {
      NotScaledReasons: [
        { Code: notScaled.code, MaxCapacity: notScaled.max, MinCapacity: notScaled.min, CurrentCapacity: notScaled.current },
      ],
    }),
  };
}
