import type { ListTagsForResourceInput, ListTagsForResourceOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { requireAlarm } from "./alarms.js";

export const listTagsForResource: Operation<ListTagsForResourceInput, ListTagsForResourceOutput> = operation(
  "ListTagsForResource",
  ({ input, view }) => {
    requireAlarm(view, input.ResourceARN);
    return { output: { Tags: tagsOf(view, input.ResourceARN ?? "").map(({ key, value }) => ({ Key: key, Value: value })) } };
  },
);
