import type { Command } from "../control/types.js";
import type { View } from "../state/view.js";
import { AwsException } from "./aws-exception.js";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Tags as ECS and Application Auto Scaling limit them: up to 50, keys of 1 to 128 and values of 0 to 256 characters, `aws:` reserved. */
const tagLimits = { tags: 50, key: 128, value: 256 } as const;

/** The tags of a resource, as they were put on it. */
export function tagsOf(view: View, arn: string): readonly Tag[] {
  return view.get("tags", arn)?.tags ?? [];
}

/** Puts tags on a resource that has none yet; nothing if there are none. */
export function newTags(arn: string, tags: readonly Tag[], why: string): readonly Command[] {
  return tags.length === 0 ? [] : [{ op: "put", table: "tags", key: arn, row: { tags }, why }];
}

/** Adds tags; those with a key that is there already replace the value and keep its place. */
export function addTags(view: View, arn: string, added: readonly Tag[], refuse: (message: string) => never): readonly Command[] {
  const tags = new Map(tagsOf(view, arn).map((tag) => [tag.key, tag]));
  for (const tag of added) tags.set(tag.key, tag);
  if (tags.size > tagLimits.tags) refuse(`A resource can have at most ${tagLimits.tags} tags, and this one would have ${tags.size}.`);
  return writeTags(view, arn, [...tags.values()], "tagged");
}

export function removeTags(view: View, arn: string, keys: readonly string[]): readonly Command[] {
  const gone = new Set(keys);
  const before = tagsOf(view, arn);
  const left = before.filter((tag) => !gone.has(tag.key));
  return left.length === before.length ? [] : writeTags(view, arn, left, "untagged");
}

/** Forgets the tags of a resource that goes. */
export function dropTags(view: View, arn: string): readonly Command[] {
  return view.get("tags", arn) === undefined ? [] : [{ op: "delete", table: "tags", key: arn, why: "the resource is gone" }];
}

/** Checks tags as they come in a request and gives them one form. An absent value is an empty one. */
export function checkTags(
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined,
  exception: string,
): readonly Tag[] {
  const seen = new Set<string>();
  const refuse = (message: string): never => {
    throw new AwsException(exception, message);
  };
  const checked = (tags ?? []).map(({ key, value = "" }): Tag => {
    if (key === undefined || key.length === 0 || key.length > tagLimits.key) {
      return refuse(`A tag key has 1 to ${tagLimits.key} characters, but "${key ?? ""}" has ${key?.length ?? 0}.`);
    }
    if (value.length > tagLimits.value) refuse(`The value of the tag "${key}" has more than ${tagLimits.value} characters.`);
    if (/^aws:/i.test(key)) refuse(`The tag key "${key}" begins with aws:, which is reserved.`);
    if (seen.has(key)) refuse(`Duplicate tag key "${key}".`);
    seen.add(key);
    return { key, value };
  });
  if (checked.length > tagLimits.tags) refuse(`A resource can have at most ${tagLimits.tags} tags, but ${checked.length} were given.`);
  return checked;
}

function writeTags(view: View, arn: string, tags: readonly Tag[], why: string): readonly Command[] {
  if (tags.length === 0) return dropTags(view, arn);
  const op = view.get("tags", arn) === undefined ? "put" : "patch";
  return [{ op, table: "tags", key: arn, row: { tags }, why }];
}
