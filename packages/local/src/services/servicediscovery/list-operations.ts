import type { ListOperationsRequest, ListOperationsResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { passes } from "./filters.js";
import { discoveryPage } from "./pages.js";

export const listOperations: Operation<ListOperationsRequest, ListOperationsResponse> = operation("ListOperations", ({ input, view }) => {
  const rows = [...view.all("discoveryOperations")].map(([, row]) => row.operation);
  const filtered = rows.filter((row) =>
    passes(input.Filters, (filter) => {
      switch (filter) {
        case "NAMESPACE_ID":
          return row.Targets?.["NAMESPACE"];
        case "SERVICE_ID":
          return row.Targets?.["SERVICE"];
        case "STATUS":
          return row.Status;
        case "TYPE":
          return row.Type;
        default:
          return row.UpdateDate === undefined ? undefined : String(row.UpdateDate);
      }
    }),
  );
  const { items, rest } = discoveryPage(filtered, (row) => row.Id ?? "", input);
  return { output: { Operations: items.map(({ Id, Status }) => ({ Id, Status })), ...rest } };
});
