import type { Wire } from "@stowage/model";
import type { Tag as CloudWatchTag } from "@stowage/model/cloudwatch";
import { checkTags, type Tag } from "../tags.js";

/** Tags as CloudWatch spells them, in the form in which all services' tags are kept. */
export function readTags(tags: readonly Wire<CloudWatchTag>[] | undefined): readonly Tag[] {
  return checkTags(
    tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
    "InvalidParameterValueException",
  );
}
