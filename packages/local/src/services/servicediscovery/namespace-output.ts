import type { NamespaceSummary } from "@stowage/model/servicediscovery";
import { parseArn } from "@stowage/model";
import type { NamespaceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** A namespace as the lists give it. */
export function namespaceOutput(view: View, row: NamespaceRow): Output<NamespaceSummary> {
  return {
    Id: row.id,
    Arn: row.arn,
    ResourceOwner: parseArn(row.arn)?.account,
    Name: row.name,
    Type: row.type,
    ...(row.description !== undefined && { Description: row.description }),
    ServiceCount: [...view.discoveryServicesOf(row.id)].length,
    Properties: row.properties,
    CreateDate: seconds(row.createdAt),
  };
}
