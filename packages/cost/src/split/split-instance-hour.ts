import { StowageError } from "@stowage/model";
import { Money } from "../money.js";
import type { InstanceFacts } from "./instance-facts.js";
import { poolsOf } from "./instance-facts.js";
import type { Pool } from "./share-pool.js";
import { sharePool, UNIT_DECIMALS } from "./share-pool.js";

/** What a task reserved and used of an instance within the hour: cpu in units, memory in MiB, each times the part of the hour. */
export interface TaskUse {
  readonly reservedCpu: number;
  readonly reservedMemory: number;
  /** Absent: not known, then the reservation counts alone. */
  readonly usedCpu?: number | undefined;
  readonly usedMemory?: number | undefined;
}

/** A task's part of one resource. */
export interface ResourceSplit {
  /** The greater of reserved and used, in units or MiB. */
  readonly allocated: number;
  /** Of the instance: allocated over what is available, or over what all tasks allocated where that is more. */
  readonly ratio: number;
  /** Of the unused cost. 0 where nothing is unused. */
  readonly unusedRatio: number;
  /** Decimal amounts. */
  readonly splitCost: string;
  readonly unusedCost: string;
}

export interface TaskSplit {
  readonly vcpu: ResourceSplit;
  readonly memory: ResourceSplit;
}

/**
 * Splits the cost of an instance-hour among the tasks that ran on it, by AWS's method: nine parts to a vCPU, one to a GB; each task by the greater
 * of reservation and use; what nobody allocated in proportion. The parts add up to the cost exactly; with no task it stays unallocated.
 *
 * Source: AWS Cost and Usage Report User Guide, "Understanding split cost allocation data".
 *
 * @throws StowageError `split-instance`, `split-usage`.
 *
 * @example
 * splitInstanceHour({ vcpu: 4, memoryGb: 16, cost: "1.00" }, [{ reservedCpu: 1024, reservedMemory: 4096 }]);
 */
export function splitInstanceHour(
  instance: InstanceFacts,
  tasks: readonly TaskUse[],
): { readonly tasks: readonly TaskSplit[]; readonly unallocated: string } {
  const pools = poolsOf(instance);
  const vcpu = splitOf(
    pools.vcpu,
    tasks.map((task) => allocation(task.reservedCpu, task.usedCpu)),
    "",
  );
  const memory = splitOf(
    pools.memory,
    tasks.map((task) => allocation(task.reservedMemory, task.usedMemory)),
    pools.remainder,
  );
  const lost = new Money(vcpu.unallocated).plus(memory.unallocated);
  return {
    tasks: tasks.map((_, at) => ({ vcpu: vcpu.shares[at]!, memory: memory.shares[at]! })),
    unallocated: lost.toString(),
  };
}

/** What counts of a task: the greater of reserved and used. */
export function allocation(reserved: number, used: number | undefined): number {
  return used !== undefined && used > reserved ? used : reserved;
}

function splitOf(pool: Pool, allocated: readonly number[], remainder: string): { shares: readonly ResourceSplit[]; unallocated: string } {
  mustBeAmounts(allocated);
  const [split, unused] = [new Float64Array(allocated.length), new Float64Array(allocated.length)];
  const left = sharePool(pool, Float64Array.from(allocated), allocated.length, split, unused);
  const total = allocated.reduce((sum, own) => sum + own, 0);
  const free = Math.max(0, pool.available - total);
  const shares = allocated.map((own, at) => ({
    allocated: own,
    ratio: total === 0 ? 0 : own / (total + free),
    unusedRatio: free === 0 || total === 0 ? 0 : own / total,
    splitCost: decimal(split[at]!, total > 0 && at === allocated.length - 1 ? remainder : ""),
    unusedCost: decimal(unused[at]!, ""),
  }));
  return { shares, unallocated: decimal(left, total > 0 ? "" : remainder) };
}

function mustBeAmounts(allocated: readonly number[]): void {
  const wrong = allocated.find((amount) => !Number.isFinite(amount) || amount < 0);
  if (wrong === undefined) return;
  throw new StowageError("split-usage", `A task cannot have reserved or used ${wrong}.`, { hint: "Give cpu units and MiB, 0 or more." });
}

/** Whole units, with the digits that follow the last one. */
export function decimal(units: number, remainder: string): string {
  const digits = String(units).padStart(UNIT_DECIMALS + 1, "0");
  const fraction = `${digits.slice(-UNIT_DECIMALS)}${remainder}`.replace(/0+$/, "");
  return digits.slice(0, -UNIT_DECIMALS) + (fraction === "" ? "" : `.${fraction}`);
}
