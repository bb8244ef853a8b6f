import type { Assembly } from "@stowage/model";
import type { SharedUsage, Usage } from "@stowage/model/inputs";
import { Money } from "../money.js";
import type { Ledger, Tier } from "./ledger.js";

/** The tiers of a month, as in the price data. A TB is 1,024 GB. */
const INTERNET_OUT: readonly Tier[] = [
  { item: "data-transfer.internet-out", upTo: 10_240 },
  { item: "data-transfer.internet-out.over-10-tb", upTo: 51_200 },
  { item: "data-transfer.internet-out.over-50-tb", upTo: 153_600 },
  { item: "data-transfer.internet-out.over-150-tb" },
];
const CUSTOM_METRICS: readonly Tier[] = [
  { item: "cloudwatch.metric", upTo: 10_000 },
  { item: "cloudwatch.metric.over-10k", upTo: 250_000 },
  { item: "cloudwatch.metric.over-250k", upTo: 1_000_000 },
  { item: "cloudwatch.metric.over-1m" },
];

/** Logs, metrics, alarms and traffic, as far as the usage says them; what it leaves out is named. */
export function addObservability(ledger: Ledger, assembly: Assembly, usage: Usage): void {
  for (const [service, use] of Object.entries(usage.services ?? {})) addShared(ledger, service, use);
  if (usage.shared) addShared(ledger, "shared", usage.shared);
  const all = [usage.shared ?? {}, ...Object.values(usage.services ?? {})];
  const saidNowhere = (member: keyof SharedUsage): boolean => all.every((use) => use[member] === undefined);
  const logs = Object.values(assembly.taskDefinitions ?? {}).some((definition) =>
    definition.containerDefinitions?.some(({ logConfiguration }) => logConfiguration?.logDriver === "awslogs"),
  );
  if (logs && saidNowhere("logsGb")) ledger.assume("Logs are not in the sum: their volume is not known. Give logsGb in a usage file.");
  if (hasInsights(assembly) && saidNowhere("containerInsightsMetrics")) {
    ledger.assume(
      "Container Insights is not in the sum: its number of metrics is not known. Give containerInsightsMetrics in a usage file.",
    );
  }
}

function addShared(ledger: Ledger, resource: string, use: SharedUsage): void {
  const {
    logsGb = 0,
    logsStoredGb = 0,
    interAzGb = 0,
    internetOutGb = 0,
    customMetrics = 0,
    containerInsightsMetrics = 0,
    alarms = 0,
  } = use;
  const onAverage = (count: number): Money => ledger.months.times(count);
  ledger.add(resource, "logs.ingestion", new Money(logsGb));
  ledger.add(resource, "logs.storage", onAverage(logsStoredGb));
  // Charged to the sender and to the receiver; both are taken to be on this bill.
  ledger.add(resource, "data-transfer.inter-az", new Money(interAzGb).times(2));
  ledger.addTiered(resource, INTERNET_OUT, new Money(internetOutGb));
  ledger.addTiered(resource, CUSTOM_METRICS, onAverage(customMetrics));
  ledger.add(resource, "container-insights.metric", onAverage(containerInsightsMetrics));
  ledger.add(resource, "cloudwatch.alarm", onAverage(alarms));
}

function hasInsights({ clusters = {} }: Assembly): boolean {
  return Object.values(clusters).some(({ settings = [] }) =>
    settings.some(({ name, value }) => name === "containerInsights" && value !== undefined && value !== "disabled"),
  );
}
