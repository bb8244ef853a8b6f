import type { Usage } from "@stowage/model/inputs";
import type { Ledger } from "../estimate/ledger.js";
import type { Workload } from "../estimate/workloads.js";

/** ECS Anywhere: each registered instance by the hour. How many there are, only the usage says. */
export function addExternalInstances(ledger: Ledger, usage: Usage, workloads: readonly Workload[]): void {
  const given = usage.externalInstances ?? {};
  for (const [cluster, count] of Object.entries(given))
    ledger.add(`cluster:${cluster}`, "ecs-anywhere.instance", ledger.hours.times(count));
  for (const { resource, cluster, shares } of workloads) {
    if (given[cluster] !== undefined || !shares.some(({ on }) => on === "EXTERNAL")) continue;
    ledger.gap(
      resource,
      "ecs-anywhere.instance",
      `How many external instances cluster "${cluster}" has is not known. Give externalInstances in a usage file.`,
    );
  }
}
