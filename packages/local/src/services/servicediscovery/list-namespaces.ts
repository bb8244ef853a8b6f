import type { ListNamespacesRequest, ListNamespacesResponse } from "@stowage/model/servicediscovery";
import type { NamespaceRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { passes } from "./filters.js";
import { namespaceOutput } from "./namespace-output.js";
import { discoveryPrefix } from "./namespaces.js";
import { discoveryPage } from "./pages.js";

export const listNamespaces: Operation<ListNamespacesRequest, ListNamespacesResponse> = operation(
  "ListNamespaces",
  ({ input, view, place }) => {
    const rows = rowsOf(view, "namespaces", "ns-").filter(
      (row) => row.arn.startsWith(discoveryPrefix(place)) && passes(input.Filters, (filter) => filterValue(row, filter)),
    );
    const { items, rest } = discoveryPage(rows, (row) => row.id, input);
    return { output: { Namespaces: items.map((row) => namespaceOutput(view, row)), ...rest } };
  },
);

function filterValue(row: NamespaceRow, filter: string): string | undefined {
  switch (filter) {
    case "TYPE":
      return row.type;
    case "NAME":
      return row.name;
    case "HTTP_NAME":
      return row.properties?.HttpProperties?.HttpName;
    case "RESOURCE_OWNER":
      // Every namespace here is the caller's own.
      return "SELF";
    default:
      return undefined;
  }
}
