import type { AddTagsInput, AddTagsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { addTags as addAllTags } from "../tags.js";
import { readTags } from "./elb-tags.js";
import { requireTagged } from "./tagged.js";

export const addTags: Operation<AddTagsInput, AddTagsOutput> = operation("AddTags", ({ input, view }) => {
  const tags = readTags(input.Tags);
  const commands = (input.ResourceArns ?? []).flatMap((arn) => {
    requireTagged(view, arn);
    return addAllTags(view, arn, tags, tooMany);
  });
  return { output: {}, commands };
});

function tooMany(message: string): never {
  throw new AwsException("TooManyTagsException", message);
}
