import type { UntagResourceRequest, UntagResourceResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { removeTags } from "../tags.js";
import { taggedTarget } from "./tagged-target.js";

export const untagResource: Operation<UntagResourceRequest, UntagResourceResponse> = operation("UntagResource", (call) => ({
  output: {},
  commands: removeTags(call.view, taggedTarget(call, call.input.ResourceARN), call.input.TagKeys),
}));
