import type { RemoveTagsInput, RemoveTagsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { removeTags as removeAllTags } from "../tags.js";
import { requireTagged } from "./tagged.js";

export const removeTags: Operation<RemoveTagsInput, RemoveTagsOutput> = operation("RemoveTags", ({ input, view }) => {
  const commands = (input.ResourceArns ?? []).flatMap((arn) => {
    requireTagged(view, arn);
    return removeAllTags(view, arn, input.TagKeys ?? []);
  });
  return { output: {}, commands };
});
