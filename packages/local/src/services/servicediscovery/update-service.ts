import type { UpdateServiceRequest, UpdateServiceResponse } from "@stowage/model/servicediscovery";
import type { DiscoveryServiceRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { doneOperation } from "./operations-log.js";
import { invalidInput } from "./refuse.js";
import { requireDiscoveryService } from "./services.js";

/**
 * DnsRecords and HealthCheckConfig that are left out are deleted, a HealthCheckCustomConfig stays; the records' types cannot change.
 * Source: API Reference, UpdateService.
 */
export const updateService: Operation<UpdateServiceRequest, UpdateServiceResponse> = operation("UpdateService", (call) => {
  const { Description, DnsConfig, HealthCheckConfig } = call.input.Service;
  const service = requireDiscoveryService(call, call.input.Id);
  const namespace = call.view.get("namespaces", service.namespaceId);
  if (namespace?.type === "HTTP") invalidInput("Services of an HTTP namespace cannot be updated.");
  const types = (records: readonly { readonly Type: string }[] | undefined): string =>
    (records ?? [])
      .map((record) => record.Type)
      .sort()
      .join();
  if (DnsConfig !== undefined && types(DnsConfig.DnsRecords) !== types(service.dnsConfig?.DnsRecords)) {
    invalidInput("The types of a service's DNS records cannot change.");
  }
  const row: Partial<DiscoveryServiceRow> = {
    ...(Description !== undefined && { description: Description }),
    dnsConfig: DnsConfig && { ...service.dnsConfig, DnsRecords: DnsConfig.DnsRecords },
    healthCheckConfig: HealthCheckConfig,
  };
  const done = doneOperation(call, "UPDATE_SERVICE", { SERVICE: service.id });
  return {
    output: { OperationId: done.id },
    commands: [{ op: "patch", table: "discoveryServices", key: service.id, row, why: "UpdateService" }, ...done.commands],
  };
});
