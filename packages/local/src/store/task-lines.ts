import type { Row } from "../state/rows.js";
import type { IndexedSpec, IndexedStatus, TaskTable } from "../state/task-index.js";

/** Reads rows of tasks as `taskLines` writes them. */
export interface TaskReader {
  /** What indexes need of a row, which is left unread. */
  index(table: TaskTable, text: Buffer): IndexedSpec | IndexedStatus;
  row(table: TaskTable, key: string, text: Buffer): object;
}

/**
 * The rows of tasks, of which there are many, are written in three lines: what many of them say alike, a task's address, and the rest. The first is
 * parsed once and kept once, and with the second it is what indexes are made from.
 */
export function taskLines(table: TaskTable, row: object): string {
  const shared: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (own[table].has(name)) rest[name] = value;
    else if (name !== "arn") shared[name] = value;
  }
  const { network } = row as Partial<Row<"taskSpecs">>;
  return `${JSON.stringify(shared)}\n${network?.privateIPv4Address ?? ""}\n${JSON.stringify(rest)}`;
}

export function taskReader(): TaskReader {
  const known = new Map<string, object>();

  function sharedIn(text: Buffer, end: number): object {
    const line = text.toString("utf8", 0, end);
    let shared = known.get(line);
    if (shared === undefined) known.set(line, (shared = JSON.parse(line) as object));
    return shared;
  }

  return {
    index(_table, text) {
      const end = text.indexOf(LINE);
      const shared = sharedIn(text, end) as IndexedSpec | IndexedStatus;
      const address = text.toString("latin1", end + 1, text.indexOf(LINE, end + 1));
      return address === "" ? shared : { ...shared, network: { privateIPv4Address: address } };
    },
    row(table, key, text) {
      const end = text.indexOf(LINE);
      const rest = JSON.parse(text.toString("utf8", text.indexOf(LINE, end + 1) + 1)) as object;
      return { ...(table === "taskSpecs" && { arn: key }), ...sharedIn(text, end), ...rest };
    },
  };
}

const LINE = "\n".charCodeAt(0);

/** Members that each task has for itself. Its `arn` is the key and is not written. */
const own: { readonly [T in TaskTable]: ReadonlySet<string> } = {
  taskSpecs: names<"taskSpecs">("id", "network", "containers", "createdAt"),
  taskStatuses: names<"taskStatuses">(
    "containers",
    "protectedUntil",
    "connectivityAt",
    "pullStartedAt",
    "pullStoppedAt",
    "startedAt",
    "stoppingAt",
    "executionStoppedAt",
    "stoppedAt",
  ),
};

function names<T extends TaskTable>(...members: readonly (keyof Row<T> & string)[]): ReadonlySet<string> {
  return new Set(members);
}
