import type { InstanceFacts } from "./instance-facts.js";
import { poolsOf } from "./instance-facts.js";
import type { InstanceHour } from "./instance-hour.js";
import type { RowContext } from "./row-context.js";
import { csvField, hourAfter, tagsOfRecord } from "./row-text.js";
import type { Pool } from "./share-pool.js";
import { sharePool } from "./share-pool.js";
import { decimal } from "./split-instance-hour.js";

/**
 * The columns of split rows in AWS's Cost and Usage Report 2.0 that follow from the records. `resource_tags` is a map, as in CUR 2.0.
 * Source: AWS Data Exports User Guide, CUR 2.0 table dictionary, "Split line item columns".
 */
export const CUR_COLUMNS: readonly string[] = [
  "identity_time_interval",
  "line_item_usage_start_date",
  "line_item_usage_end_date",
  "line_item_line_item_type",
  "line_item_product_code",
  "line_item_usage_type",
  "line_item_resource_id",
  "line_item_usage_amount",
  "line_item_currency_code",
  "line_item_unblended_cost",
  "split_line_item_parent_resource_id",
  "split_line_item_reserved_usage",
  "split_line_item_actual_usage",
  "split_line_item_split_usage",
  "split_line_item_split_usage_ratio",
  "split_line_item_split_cost",
  "split_line_item_unused_cost",
  "split_line_item_net_split_cost",
  "split_line_item_net_unused_cost",
  "split_line_item_public_on_demand_split_cost",
  "split_line_item_public_on_demand_unused_cost",
  "resource_tags",
];

/** Two rows a record: vCPU-hours and GB-hours. Usage types stand without the region's prefix, which the records do not have. */
export function* curRows(hour: InstanceHour, context: RowContext): Iterable<string> {
  const end = hourAfter(hour.hour);
  const [cpuTotal, memoryTotal] = [hour.total(hour.cpu), hour.total(hour.memory)];
  const [net, list] = [otherCost(hour, context.facts, "netCost"), otherCost(hour, context.facts, "publicOnDemandCost")];
  for (let at = 0; at < hour.count; at++) {
    const last = at === context.remainderAt ? context.pools.remainder : "";
    const tags = csvField(JSON.stringify(tagsOfRecord(hour.extra(at), context.extra)));
    const row = (usageType: string, usage: readonly (number | string)[], costs: readonly string[]): string =>
      [
        ...[`${hour.hour}/${end}`, hour.hour, end, "Usage", "AmazonECS", usageType, csvField(hour.task(at)), usage[2]],
        // The cost stands in the row of the instance; split rows do not repeat it.
        ...[context.currency, "0", csvField(hour.instance), ...usage, ...costs, tags],
      ].join(",");
    const cpu = usageOf(hour.reservedCpu[at]!, hour.usedCpu[at]!, hour.cpu[at]!, cpuTotal, context.pools.vcpu);
    const memory = usageOf(hour.reservedMemory[at]!, hour.usedMemory[at]!, hour.memory[at]!, memoryTotal, context.pools.memory);
    const cpuCosts = [decimal(hour.cpuSplit[at]!, ""), decimal(hour.cpuUnused[at]!, ""), ...net.cpu(at), ...list.cpu(at)];
    const memoryCosts = [decimal(hour.memorySplit[at]!, last), decimal(hour.memoryUnused[at]!, ""), ...net.memory(at), ...list.memory(at)];
    yield `${row("ECS-EC2-vCPU-Hours", cpu, cpuCosts)}\n${row("ECS-EC2-GB-Hours", memory, memoryCosts)}\n`;
  }
}

/** Reserved, used, split and ratio, in vCPU-hours or GB-hours; used is empty where it is not known. */
function usageOf(reserved: number, used: number, allocated: number, total: number, pool: Pool): readonly (number | string)[] {
  const ratio = total === 0 ? 0 : allocated / Math.max(total, pool.available);
  return [reserved / 1024, used < 0 ? "" : used / 1024, allocated / 1024, ratio.toFixed(10)];
}

/** The split of another cost of the same instance; empty columns where that cost is not known. */
function otherCost(
  hour: InstanceHour,
  facts: InstanceFacts,
  name: "netCost" | "publicOnDemandCost",
): Record<"cpu" | "memory", (at: number) => string[]> {
  const cost = facts[name];
  if (cost === undefined) return { cpu: () => ["", ""], memory: () => ["", ""] };
  const pools = poolsOf({ ...facts, cost });
  return { cpu: partsOf(hour, pools.vcpu, hour.cpu, ""), memory: partsOf(hour, pools.memory, hour.memory, pools.remainder) };
}

function partsOf(hour: InstanceHour, pool: Pool, allocated: Float64Array, remainder: string): (at: number) => string[] {
  const [split, unused] = [new Float64Array(hour.count), new Float64Array(hour.count)];
  sharePool(pool, allocated, hour.count, split, unused);
  const last = hour.total(allocated) > 0 ? hour.count - 1 : -1;
  return (at) => [decimal(split[at]!, at === last ? remainder : ""), decimal(unused[at]!, "")];
}
