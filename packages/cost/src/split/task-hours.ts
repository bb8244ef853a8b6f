import { Money, quantity } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import type { InstanceRun } from "../records/task-runs.js";
import type { InstanceFacts } from "./instance-facts.js";
import { instanceFactsOf } from "./instance-facts.js";
import { RECORD_COLUMNS } from "./record-reader.js";
import { csvField } from "./row-text.js";

const HOUR_MS = 3_600_000;

/** A task on an instance, e.g. of the embedded engine. Times are milliseconds since 1970. */
export interface TaskInterval {
  readonly task: string;
  readonly instance: string;
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** cpu units and MiB. */
  readonly reservedCpu: number;
  readonly reservedMemory: number;
  /** On average; absent: not known. */
  readonly usedCpu?: number | undefined;
  readonly usedMemory?: number | undefined;
  /** Values of columns of your own: `cluster`, `service`, `tag:team`, … */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/**
 * Hourly records of tasks for `splitRecords`, as CSV: each hour that a task touches, with the part of the hour that it ran.
 *
 * @example
 * await splitRecords([new TextEncoder().encode(taskHourRecords(tasks))], write, { instance: instanceCosts(prices, instances) });
 */
export function taskHourRecords(tasks: readonly TaskInterval[]): string {
  const columns = [...new Set(tasks.flatMap((task) => Object.keys(task.columns ?? {})))];
  const hours = new Map<string, TaskHour>();
  for (const task of tasks) {
    for (const { hour, part } of hoursOf(task)) {
      const key = JSON.stringify([hour, task.instance, task.task]);
      const before = hours.get(key);
      const amounts = [task.reservedCpu, task.reservedMemory, task.usedCpu, task.usedMemory].map((amount) => amount && amount * part);
      hours.set(key, { hour, task, amounts: before ? amounts.map((amount, at) => plus(before.amounts[at], amount)) : amounts });
    }
  }
  const rows = [...hours.values()].sort(
    (a, b) => a.hour - b.hour || compare(a.task.instance, b.task.instance) || compare(a.task.task, b.task.task),
  );
  const lines = rows.map(({ hour, task, amounts }) =>
    [
      isoHour(hour),
      task.instance,
      task.task,
      ...amounts.map(text),
      ...columns.map((column) => csvField(task.columns?.[column] ?? "")),
    ].join(","),
  );
  return `${[[...RECORD_COLUMNS, ...columns].join(","), ...lines].join("\n")}\n`;
}

/** What a task reserved and used in an hour, in unit-hours and MiB-hours. */
interface TaskHour {
  readonly hour: number;
  readonly task: TaskInterval;
  readonly amounts: readonly (number | undefined)[];
}

/** What is not known for a part of the hour is taken as nothing there. */
function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

/**
 * What instances cost in each hour at the prices of a list, for `splitRecords`: an hour in which an instance ran in part costs that part.
 * An instance whose type has no known price gives undefined.
 *
 * @example
 * await splitRecords(records, write, { instance: instanceCosts(prices, instances) });
 */
export function instanceCosts(
  prices: PriceList,
  instances: readonly InstanceRun[],
): (id: string, hour: string) => InstanceFacts | undefined {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return (id, hour) => {
    const instance = byId.get(id);
    const facts = instance && instanceFactsOf(prices, instance.type);
    if (facts === undefined) return undefined;
    const start = Date.parse(hour);
    const seconds = (Math.min(instance!.terminatedAt, start + HOUR_MS) - Math.max(instance!.launchedAt, start)) / 1000;
    if (!(seconds > 0)) return undefined;
    const part = Math.ceil(seconds) / 3600;
    const cost = quantity(new Money(facts.cost).times(Math.ceil(seconds)).div(3600));
    return { vcpu: facts.vcpu * part, memoryGb: facts.memoryGb * part, cost: cost.toString() };
  };
}

function hoursOf({ startedAt, stoppedAt }: TaskInterval): { readonly hour: number; readonly part: number }[] {
  const parts = [];
  for (let hour = Math.floor(startedAt / HOUR_MS) * HOUR_MS; hour < stoppedAt; hour += HOUR_MS) {
    parts.push({ hour, part: (Math.min(stoppedAt, hour + HOUR_MS) - Math.max(startedAt, hour)) / HOUR_MS });
  }
  return parts;
}

/** Records are read with at most fifteen digits; six places of a unit are plenty. */
function text(amount: number | undefined): string {
  return amount === undefined ? "" : String(Math.round(amount * 1e6) / 1e6);
}

function isoHour(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
