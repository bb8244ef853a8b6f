import type { TagResourceRequest, TagResourceResponse } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { addTags, checkTags } from "../tags.js";
import { taggedResource } from "./tagged-resource.js";

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = operation("TagResource", (call) => {
  const arn = taggedResource(call, call.input.ResourceARN);
  const tags = checkTags(
    call.input.Tags.map(({ Key, Value }) => ({ key: Key, value: Value })),
    "InvalidInput",
  );
  const commands = addTags(call.view, arn, tags, (message) => {
    throw new AwsException("TooManyTagsException", message, { ResourceName: arn });
  });
  return { output: {}, commands };
});
