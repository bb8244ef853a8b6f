import type { ListServicesRequest, ListServicesResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { passes } from "./filters.js";
import { discoveryPrefix } from "./namespaces.js";
import { discoveryPage } from "./pages.js";
import { serviceOutput } from "./service-output.js";

export const listServices: Operation<ListServicesRequest, ListServicesResponse> = operation("ListServices", ({ input, view, place }) => {
  const rows = rowsOf(view, "discoveryServices", "srv-").filter(
    (row) =>
      row.arn.startsWith(discoveryPrefix(place)) &&
      passes(input.Filters, (filter) => (filter === "NAMESPACE_ID" ? row.namespaceId : filter === "RESOURCE_OWNER" ? "SELF" : undefined)),
  );
  const { items, rest } = discoveryPage(rows, (row) => row.id, input);
  return { output: { Services: items.map((row) => serviceOutput(view, row)), ...rest } };
});
