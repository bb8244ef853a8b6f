import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { taggedResource } from "./tagged-resource.js";

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = operation(
  "ListTagsForResource",
  (call) => ({
    output: { Tags: tagsOf(call.view, taggedResource(call, call.input.ResourceARN)).map(({ key, value }) => ({ Key: key, Value: value })) },
  }),
);
