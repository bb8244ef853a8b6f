import { parseArn } from "@stowage/model";
import type { ServiceSummary } from "@stowage/model/servicediscovery";
import type { DiscoveryServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** A Cloud Map service as the lists give it. */
export function serviceOutput(view: View, row: DiscoveryServiceRow): Output<ServiceSummary> {
  const account = parseArn(row.arn)?.account;
  return {
    Id: row.id,
    Arn: row.arn,
    ResourceOwner: account,
    Name: row.name,
    Type: row.type,
    Description: row.description,
    InstanceCount: [...view.discoveryInstancesOf(row.id)].length,
    DnsConfig: row.dnsConfig,
    HealthCheckConfig: row.healthCheckConfig,
    HealthCheckCustomConfig: row.healthCheckCustomConfig,
    CreateDate: seconds(row.createdAt),
    CreatedByAccount: account,
  };
}
