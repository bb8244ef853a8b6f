import type { TaskGroup } from "../../snapshot.js";
import type { PackingProblem } from "./problem.js";

/** The orders in which groups are tried: theirs, the largest first, and by how much memory they need for their CPU, both ways. */
export function ordersOf(groups: readonly TaskGroup[], problems: readonly PackingProblem[]): readonly (readonly TaskGroup[])[] {
  const ratio = ({ cpu, memory }: TaskGroup): number => memory / Math.max(1, cpu);
  const size = new Map(groups.map((group) => [group, sizeOf(group, problems)]));
  const largest = (a: TaskGroup, b: TaskGroup): number => (size.get(b) as number) - (size.get(a) as number);
  return [
    groups,
    [...groups].sort(largest),
    [...groups].sort((a, b) => ratio(a) - ratio(b) || largest(a, b)),
    [...groups].sort((a, b) => ratio(b) - ratio(a) || largest(a, b)),
  ];
}

function sizeOf({ cpu, memory, gpu = 0 }: TaskGroup, problems: readonly PackingProblem[]): number {
  const most = (r: number): number => Math.max(1, ...(problems[0]?.bins ?? []).map(({ capacity }) => capacity[r] ?? 0));
  return Math.max(cpu / most(0), memory / most(1), gpu / most(2));
}
