import type { Tag } from "@stowage/model/ecs";

/** Whether one of the tags is not of AWS's own: those begin with `aws:`. */
export function hasOwnTag(tags: readonly Tag[] | undefined): boolean {
  return tags?.some(({ key }) => key !== undefined && !/^aws:/i.test(key)) ?? false;
}
