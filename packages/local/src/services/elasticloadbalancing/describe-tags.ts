import type { DescribeTagsInput, DescribeTagsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { writeTags } from "./elb-tags.js";
import { requireTagged } from "./tagged.js";

export const describeTags: Operation<DescribeTagsInput, DescribeTagsOutput> = operation("DescribeTags", ({ input, view }) => {
  const descriptions = (input.ResourceArns ?? []).map((arn) => {
    requireTagged(view, arn);
    return { ResourceArn: arn, Tags: writeTags(tagsOf(view, arn)) };
  });
  return { output: { TagDescriptions: descriptions } };
});
