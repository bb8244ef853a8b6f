import { Money } from "../money.js";
import type { InstanceHour } from "./instance-hour.js";
import type { RowContext } from "./row-context.js";
import { csvField, hourAfter, monthAfter, monthOf, tagsOfRecord } from "./row-text.js";
import { decimal } from "./split-instance-hour.js";

/**
 * The FOCUS columns that follow from the records: an allocated charge keeps what its origin (the instance) says, and names the task as the
 * resource that it is allocated to. Source: FinOps Open Cost and Usage Specification 1.3, Cost and Usage dataset, split cost allocation columns.
 */
export const FOCUS_COLUMNS: readonly string[] = [
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ChargeCategory",
  "ChargeDescription",
  "ServiceProviderName",
  "ServiceCategory",
  "ServiceName",
  "ResourceId",
  "ConsumedQuantity",
  "ConsumedUnit",
  "BilledCost",
  "EffectiveCost",
  "BillingCurrency",
  "AllocatedMethodId",
  "AllocatedMethodDetails",
  "AllocatedResourceId",
  "AllocatedResourceName",
  "AllocatedTags",
];

/** AWS's own method has no published id; this one names it. Our choice. */
const METHOD = "aws-split-cost-allocation-9-1";

/** Two rows a record. The unused part is in the cost, as FOCUS asks allocated charges to add up to their origin. */
export function* focusRows(hour: InstanceHour, { pools, extra, currency, remainderAt }: RowContext): Iterable<string> {
  const start = hour.hour;
  const times = [monthOf(start), monthAfter(start), start, hourAfter(start)];
  for (let at = 0; at < hour.count; at++) {
    const tags = tagsOfRecord(hour.extra(at), extra);
    const task = hour.task(at);
    const row = (resource: string, unit: string, quantity: number, cost: string, ratio: number): string =>
      [
        ...[...times, "Usage", csvField(`${resource} of a shared instance, unused part included`), "AWS", "Compute"],
        ...["Amazon Elastic Compute Cloud", csvField(hour.instance), quantity, unit, cost, cost, currency, METHOD],
        csvField(JSON.stringify({ Elements: [{ AllocatedRatio: ratio, UsageUnit: unit, UsageQuantity: quantity }] })),
        ...[csvField(task), csvField(tags["aws:ecs:serviceName"] ?? task), csvField(JSON.stringify(tags))],
      ].join(",");
    const cpu = hour.cpuSplit[at]! + hour.cpuUnused[at]!;
    const memory = hour.memorySplit[at]! + hour.memoryUnused[at]!;
    const last = at === remainderAt ? pools.remainder : "";
    const cpuRow = row("vCPU", "vCPU-Hours", hour.cpu[at]! / 1024, decimal(cpu, ""), ratio(cpu, pools.vcpu.cost));
    yield `${cpuRow}\n${row("Memory", "GB-Hours", hour.memory[at]! / 1024, decimal(memory, last), ratio(memory, pools.memory.cost))}\n`;
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : new Money(part).div(whole).toDecimalPlaces(10).toNumber();
}
