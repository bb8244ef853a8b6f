/**
 * A copy of a small object (a container's status, a map of a few) with some members changed. Not `{ ...row, ...changes }`: of an object that was itself a
 * copy each such literal makes a hidden class of its own, which costs as much memory as the copy, and time wherever the copy is read. One of some twenty
 * members or more is better off with the literal: V8 makes a dictionary of what `Object.assign` gives then.
 */
export function changed<T extends object>(row: T, changes: Partial<NoInfer<T>>): T {
  return Object.assign({}, row, changes);
}
