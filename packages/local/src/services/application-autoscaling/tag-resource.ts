import type { TagResourceRequest, TagResourceResponse } from "@stowage/model/application-autoscaling";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { addTags, checkTags } from "../tags.js";
import { taggedTarget } from "./tagged-target.js";

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = operation("TagResource", (call) => {
  const arn = taggedTarget(call, call.input.ResourceARN);
  const tags = checkTags(
    Object.entries(call.input.Tags).map(([key, value]) => ({ key, value })),
    "ValidationException",
  );
  const commands = addTags(call.view, arn, tags, (message) => {
    throw new AwsException("TooManyTagsException", message, { ResourceName: arn });
  });
  return { output: {}, commands };
});
