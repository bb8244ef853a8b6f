import { StowageError } from "@stowage/model";
import type { ExactSum } from "./exact-sum.js";
import { addRemainder, addUnits, decimalOf, exactSum } from "./exact-sum.js";
import type { InstanceHour } from "./instance-hour.js";
import { RECORD_COLUMNS } from "./record-reader.js";

/** What the tasks with the same values in some columns cost together. */
export interface CostGroupTotals {
  readonly key: readonly string[];
  readonly split: string;
  readonly unused: string;
}

/** Adds up split and unused costs by the values of columns of the records. */
export interface CostGroups {
  /** @param remainder Digits beyond the unit, which the last record's split has. */
  add(hour: InstanceHour, remainder: string): void;
  totals(): readonly CostGroupTotals[];
}

/** @throws StowageError `split-group`: the records have no such column. */
export function costGroups(header: readonly string[], groupBy: readonly string[]): CostGroups {
  const positions = groupBy.map((column) => header.indexOf(column, RECORD_COLUMNS.length));
  const unknown = positions.indexOf(-1);
  if (unknown >= 0) {
    throw new StowageError("split-group", `The records have no column "${groupBy[unknown]}" to add up by.`, {
      hint: `They have ${header.slice(RECORD_COLUMNS.length).join(", ") || "none besides those of every record"}.`,
    });
  }
  const sums = new Map<string, { readonly key: readonly string[]; readonly split: ExactSum; readonly unused: ExactSum }>();
  return {
    add(hour, remainder) {
      if (positions.length === 0) return;
      const last = remainder !== "" && hour.total(hour.memory) > 0 ? hour.count - 1 : -1;
      for (let at = 0; at < hour.count; at++) {
        const extra = hour.extra(at);
        const key = positions.map((position) => extra[position - RECORD_COLUMNS.length] ?? "");
        const name = JSON.stringify(key);
        let sum = sums.get(name);
        if (sum === undefined) sums.set(name, (sum = { key, split: exactSum(), unused: exactSum() }));
        addUnits(sum.split, hour.cpuSplit[at]! + hour.memorySplit[at]!);
        if (at === last) addRemainder(sum.split, remainder);
        addUnits(sum.unused, hour.cpuUnused[at]! + hour.memoryUnused[at]!);
      }
    },
    totals: () => [...sums.values()].map(({ key, split, unused }) => ({ key, split: decimalOf(split), unused: decimalOf(unused) })),
  };
}
