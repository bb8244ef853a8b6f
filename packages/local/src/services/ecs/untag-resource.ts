import type { UntagResourceRequest, UntagResourceResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { removeTags } from "../tags.js";
import { taggedResource } from "./tagged-resource.js";

export const untagResource: Operation<UntagResourceRequest, UntagResourceResponse> = operation("UntagResource", (call) => ({
  output: {},
  commands: removeTags(call.view, taggedResource(call, call.input.resourceArn), call.input.tagKeys),
}));
