import type { Table } from "../state/rows.js";
import type { View } from "../state/view.js";
import type { Controller } from "./types.js";

/** Looks at a row that has changed, and wakes the keys of one controller that it concerns. */
export type Waker = (old: unknown, now: unknown, key: string, view: View) => void;

/** What has to look at a table's changes, in the order of the controllers. */
export function wakersOf(
  controllers: readonly Controller[],
  wake: (controller: number, key: string) => void,
): ReadonlyMap<Table, readonly Waker[]> {
  const wakers = new Map<Table, Waker[]>();
  controllers.forEach(({ wakes }, index) => {
    const wakeKey = (key: string): void => wake(index, key);
    for (const table of Object.keys(wakes) as Table[]) {
      const look = wakes[table] as (old: unknown, now: unknown, key: string, wake: (key: string) => void, view: View) => void;
      const list = wakers.get(table) ?? [];
      list.push((old, now, key, view) => look(old, now, key, wakeKey, view));
      wakers.set(table, list);
    }
  });
  return wakers;
}
