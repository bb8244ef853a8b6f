/**
 * A copy of a row with some members changed. Not `{ ...row, ...changes }`: where the row has a member the less than its changes, or was itself a copy, each
 * such literal makes a hidden class of its own, which costs as much memory as the copy, and time wherever the copy is read.
 */
export function changed<T extends object>(row: T, changes: Partial<NoInfer<T>>): T {
  return Object.assign({}, row, changes);
}
