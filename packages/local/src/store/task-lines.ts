import type { Row } from "../state/rows.js";
import type { TaskTable } from "../state/task-index.js";

/** Reads rows of tasks as `taskLines` writes them. */
export interface TaskReader {
  /** What many tasks say alike: the same object for the same text. */
  shared(text: Buffer): object;
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

/** A task's address; undefined: it has none of its own. */
export function addressIn(text: Buffer): string | undefined {
  const end = text.indexOf(LINE);
  return text.toString("latin1", end + 1, text.indexOf(LINE, end + 1)) || undefined;
}

export function taskReader(): TaskReader {
  const known = new Map<string, object>();

  function shared(text: Buffer): object {
    const line = text.toString("utf8", 0, text.indexOf(LINE));
    let parsed = known.get(line);
    if (parsed === undefined) known.set(line, (parsed = JSON.parse(line) as object));
    return parsed;
  }

  return {
    shared,
    row(table, key, text) {
      const rest = JSON.parse(text.toString("utf8", text.lastIndexOf(LINE) + 1)) as object;
      // Not a literal with spreads, which takes ten times as long.
      return Object.assign(table === "taskSpecs" ? { arn: key } : {}, shared(text), rest);
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
