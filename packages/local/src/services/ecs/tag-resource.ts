import type { TagResourceRequest, TagResourceResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { addTags, checkTags } from "../tags.js";
import { invalidParameter } from "./refuse.js";
import { taggedResource } from "./tagged-resource.js";

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = operation("TagResource", (call) => {
  const arn = taggedResource(call, call.input.resourceArn);
  return { output: {}, commands: addTags(call.view, arn, checkTags(call.input.tags, "InvalidParameterException"), invalidParameter) };
});
