import type { ListTaskDefinitionFamiliesRequest, ListTaskDefinitionFamiliesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { familyKey } from "./refs.js";

/** A family is ACTIVE if one of its revisions is, INACTIVE if it has only others; without a status both are listed. */
export const listTaskDefinitionFamilies: Operation<ListTaskDefinitionFamiliesRequest, ListTaskDefinitionFamiliesResponse> = operation(
  "ListTaskDefinitionFamilies",
  ({ input, view, place }) => {
    const prefix = familyKey(place, "");
    const families: string[] = [];
    for (const [key] of view.all("families")) {
      const family = key.slice(prefix.length);
      if (!key.startsWith(prefix) || !family.startsWith(input.familyPrefix ?? "")) continue;
      const revisions = view.revisionsOf(key);
      const status = revisions.some((row) => row.status === "ACTIVE") ? "ACTIVE" : "INACTIVE";
      if (revisions.length > 0 && (input.status ?? "ALL") !== (status === "ACTIVE" ? "INACTIVE" : "ACTIVE")) families.push(family);
    }
    const { items, ...rest } = page(families, (family) => family, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
    return { output: { families: items, ...rest } };
  },
);
