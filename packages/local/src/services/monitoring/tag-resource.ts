import type { TagResourceInput, TagResourceOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { addTags } from "../tags.js";
import { readTags } from "./alarm-tags.js";
import { requireAlarm } from "./alarms.js";
import { invalidValue } from "./refuse.js";

export const tagResource: Operation<TagResourceInput, TagResourceOutput> = operation("TagResource", ({ input, view }) => {
  requireAlarm(view, input.ResourceARN);
  const commands = addTags(view, input.ResourceARN ?? "", readTags(input.Tags), invalidValue);
  return { output: {}, commands };
});
