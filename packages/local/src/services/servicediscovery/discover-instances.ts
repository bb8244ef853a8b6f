import type { DiscoverInstancesRequest, DiscoverInstancesResponse, HealthStatusFilter } from "@stowage/model/servicediscovery";
import type { Random } from "../../random.js";
import type { DiscoveryInstanceRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { discoveredService } from "./discovered-service.js";
import { healthOf } from "./instances.js";
import { invalidInput } from "./refuse.js";

/** Source: API Reference, DiscoverInstances, MaxResults; 2026-08. */
const pageSize = { default: 100, max: 1000 } as const;

/** The instances of a service in random order, without pages, as Cloud Map gives them. */
export const discoverInstances: Operation<DiscoverInstancesRequest, DiscoverInstancesResponse> = operation("DiscoverInstances", (call) => {
  const { input, view, random } = call;
  const size = input.MaxResults ?? pageSize.default;
  if (!Number.isInteger(size) || size < 1 || size > pageSize.max)
    invalidInput(`MaxResults is a whole number from 1 to ${pageSize.max}, but it is ${size}.`);
  const { namespace, service } = discoveredService(call);
  const queried = [...view.discoveryInstancesOf(service.id)].filter((row) => hasAll(row, input.QueryParameters));
  const preferred = input.OptionalParameters === undefined ? [] : queried.filter((row) => hasAll(row, input.OptionalParameters));
  const known = (preferred.length > 0 ? preferred : queried).map((row) => ({ row, health: healthOf(service, row) }));
  const instances = shuffled(byHealth(known, input.HealthStatus ?? "HEALTHY_OR_ELSE_ALL"), random).slice(0, size);
  return {
    output: {
      Instances: instances.map(({ row, health }) => ({
        InstanceId: row.instanceId,
        NamespaceName: namespace.name,
        ServiceName: service.name,
        HealthStatus: health,
        Attributes: row.attributes,
      })),
      InstancesRevision: service.revision,
    },
  };
});

function hasAll(row: DiscoveryInstanceRow, wanted: Readonly<Record<string, string>> | undefined): boolean {
  return Object.entries(wanted ?? {}).every(([name, value]) => row.attributes[name] === value);
}

/** Instances of unknown health pass every filter: their service has no health check. */
function byHealth<T extends { readonly health: string }>(all: readonly T[], filter: HealthStatusFilter): readonly T[] {
  if (filter === "ALL") return all;
  if (filter === "UNHEALTHY") return all.filter((one) => one.health !== "HEALTHY");
  const healthy = all.filter((one) => one.health !== "UNHEALTHY");
  return filter === "HEALTHY_OR_ELSE_ALL" && healthy.length === 0 ? all : healthy;
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
