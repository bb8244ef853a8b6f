import type { UntagResourceInput, UntagResourceOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { removeTags } from "../tags.js";
import { requireAlarm } from "./alarms.js";

export const untagResource: Operation<UntagResourceInput, UntagResourceOutput> = operation("UntagResource", ({ input, view }) => {
  requireAlarm(view, input.ResourceARN);
  return { output: {}, commands: removeTags(view, input.ResourceARN ?? "", input.TagKeys ?? []) };
});
