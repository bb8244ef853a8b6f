import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { taggedResource } from "./tagged-resource.js";

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = operation(
  "ListTagsForResource",
  (call) => ({
    output: { tags: tagsOf(call.view, taggedResource(call, call.input.resourceArn)) },
  }),
);
