import type { ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { seconds } from "../seconds.js";
import { DAEMON_FAMILY, daemonDefinitionArn } from "./daemon-definitions.js";

/** Sorted by family, then by revision as a number. */
export const listDaemonTaskDefinitions: Operation<ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse> = operation(
  "ListDaemonTaskDefinitions",
  ({ input, view, place }) => {
    const { familyPrefix = "", family, status = "ACTIVE" } = input;
    const all = rowsOf(view, "taskDefinitions", daemonDefinitionArn(place, "", 0).replace(/:0$/, ""));
    const rows = all
      .filter(
        (row) => row.family.startsWith(DAEMON_FAMILY + familyPrefix) && (family === undefined || row.family === DAEMON_FAMILY + family),
      )
      .filter((row) => status === "ALL" || row.status === status)
      .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const wanted = input.revision === "LAST_REGISTERED" ? rows.filter((row, i) => rows[i + 1]?.family !== row.family) : rows;
    if (input.sort === "DESC") wanted.reverse();
    const { items, ...rest } = page(wanted, sortKey, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
    const daemonTaskDefinitions = items.map((row) => ({
      arn: row.arn,
      registeredAt: seconds(row.registeredAt),
      registeredBy: row.registeredBy,
      deleteRequestedAt: seconds(row.deleteRequestedAt),
      status: row.status === "INACTIVE" ? ("DELETED" as const) : row.status,
    }));
    return { output: { daemonTaskDefinitions, ...rest } };
  },
);

function sortKey({ family, revision }: TaskDefinitionRow): string {
  return `${family} ${String(revision).padStart(12, "0")}`;
}
