import { ecsArn } from "@stowage/model";
import type { ListTaskDefinitionsRequest, ListTaskDefinitionsResponse } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { familyKey } from "./refs.js";

/** `familyPrefix` is a whole family name here. Sorted by family, then by revision as a number. */
export const listTaskDefinitions: Operation<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse> = operation(
  "ListTaskDefinitions",
  ({ input, view, place }) => {
    const all =
      input.familyPrefix === undefined
        ? rowsOf(view, "taskDefinitions", ecsArn.taskDefinition(place, "", 0).replace(/:0$/, ""))
        : view.revisionsOf(familyKey(place, input.familyPrefix));
    const status = input.status ?? "ACTIVE";
    const rows = all.filter((row) => row.status === status).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    if (input.sort === "DESC") rows.reverse();
    const { items, ...rest } = page(rows, sortKey, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
    return { output: { taskDefinitionArns: items.map((row) => row.arn), ...rest } };
  },
);

function sortKey({ family, revision }: TaskDefinitionRow): string {
  return `${family} ${String(revision).padStart(12, "0")}`;
}
