import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { taggedTarget } from "./tagged-target.js";

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = operation(
  "ListTagsForResource",
  (call) => ({
    output: {
      Tags: Object.fromEntries(tagsOf(call.view, taggedTarget(call, call.input.ResourceARN)).map(({ key, value }) => [key, value])),
    },
  }),
);
