import type { Tag as ElbTag } from "@stowage/model/elbv2";
import type { Wire } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { checkTags, type Tag } from "../tags.js";

/** Tags as ELB spells them, in the form in which all services' tags are kept. */
export function readTags(tags: readonly Wire<ElbTag>[] | undefined): readonly Tag[] {
  const keys = new Set<string>();
  for (const { Key } of tags ?? []) {
    if (Key !== undefined && keys.has(Key)) throw new AwsException("DuplicateTagKeysException", `The tag key '${Key}' is given twice.`);
    keys.add(Key ?? "");
  }
  return checkTags(
    tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
    "ValidationError",
  );
}

export function writeTags(tags: readonly Tag[]): { readonly Key: string; readonly Value: string }[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
