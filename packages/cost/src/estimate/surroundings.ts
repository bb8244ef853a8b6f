import type { Assembly } from "@stowage/model";
import type { FileSystemUsage, Usage } from "@stowage/model/inputs";
import { Money } from "../money.js";
import type { Ledger } from "./ledger.js";

/** File systems, discovery, secrets, parameters and images, as far as the usage says them; what it leaves out is named. */
export function addSurroundings(ledger: Ledger, assembly: Assembly, usage: Usage): void {
  const onAverage = (count: number): Money => ledger.months.times(count);
  for (const [name, use] of Object.entries(usage.fileSystems ?? {})) addFileSystem(ledger, `file-system:${name}`, use);
  if (usage.cloudMap) {
    ledger.add("cloud-map", "cloud-map.resource", onAverage(usage.cloudMap.resources ?? 0));
    ledger.add("cloud-map", "cloud-map.discover", new Money(usage.cloudMap.calls ?? 0).div(1_000_000));
  }
  const named = secretsNamedIn(assembly);
  if (usage.secrets) {
    ledger.add("secrets", "secrets-manager.secret", onAverage(usage.secrets.count ?? named));
    ledger.add("secrets", "secrets-manager.calls", new Money(usage.secrets.calls ?? 0).div(10_000));
  } else if (named > 0) {
    ledger.assume(`Secrets of Secrets Manager are not in the sum; the definitions name ${named}. Give secrets in a usage file.`);
  }
  if (usage.parameters) {
    ledger.add("parameters", "ssm.advanced-parameter", onAverage(usage.parameters.advanced));
    ledger.add("parameters", "ssm.calls", new Money(usage.parameters.calls ?? 0).div(10_000));
  }
  ledger.add("images", "ecr.storage", onAverage(usage.imagesGb ?? 0));
  if (usage.fileSystems === undefined && usesFileSystems(assembly)) {
    ledger.assume("EFS file systems are not in the sum: their size is not known. Give fileSystems in a usage file.");
  }
}

function addFileSystem(ledger: Ledger, resource: string, use: FileSystemUsage): void {
  const kept: readonly (readonly [item: string, gb: number | undefined])[] = [
    ["efs.standard", use.standardGb],
    ["efs.one-zone", use.oneZoneGb],
    ["efs.infrequent-access", use.infrequentAccessGb],
    ["efs.archive", use.archiveGb],
    ["efs.provisioned-throughput", use.provisionedMibps],
  ];
  for (const [item, average] of kept) ledger.add(resource, item, ledger.months.times(average ?? 0));
  ledger.add(resource, "efs.elastic-read", new Money(use.readGb ?? 0));
  ledger.add(resource, "efs.elastic-write", new Money(use.writtenGb ?? 0));
}

/** Distinct secrets: the ARN without the JSON key, version stage and version id that may follow its name. */
function secretsNamedIn({ taskDefinitions = {} }: Assembly): number {
  const names = new Set<string>();
  for (const { containerDefinitions = [] } of Object.values(taskDefinitions)) {
    for (const { secrets = [] } of containerDefinitions) {
      for (const { valueFrom } of secrets) if (/:secretsmanager:/.test(valueFrom)) names.add(valueFrom.split(":").slice(0, 7).join(":"));
    }
  }
  return names.size;
}

function usesFileSystems({ taskDefinitions = {} }: Assembly): boolean {
  return Object.values(taskDefinitions).some(({ volumes = [] }) => volumes.some((volume) => volume.efsVolumeConfiguration !== undefined));
}
