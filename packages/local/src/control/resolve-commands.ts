import type { Row, Table } from "../state/rows.js";
import type { View } from "../state/view.js";
import type { Command } from "./types.js";

/** A command as the row that it leaves. */
export interface Change {
  readonly table: Table;
  readonly key: string;
  readonly row: Row<Table> | undefined;
}

/**
 * Works out what commands leave, before anything is applied, so that either all of them are applied or none.
 *
 * @throws Error if a row that is put is there, or one that is patched or deleted is not: a mistake of whoever made the commands.
 */
export function resolveCommands(view: View, commands: readonly Command[]): readonly Change[] {
  const changes: Change[] = [];
  const seen = commands.length > 1 ? new Map<Table, Map<string, Row<Table> | undefined>>() : undefined;
  for (const command of commands) {
    const { table, key } = command;
    let rows = seen?.get(table);
    const now = rows?.has(key) ? rows.get(key) : view.get(table, key);
    const row = after(command, now);
    changes.push({ table, key, row });
    if (!rows) seen?.set(table, (rows = new Map()));
    rows?.set(key, row);
  }
  return changes;
}

function after(command: Command, now: Row<Table> | undefined): Row<Table> | undefined {
  const { op, table, key, why } = command;
  if (op === "delete") {
    if (now === undefined) throw new Error(`${table} ${key} is deleted and is not there (${why})`);
    return undefined;
  }
  if (op === "put") {
    if (now !== undefined) throw new Error(`${table} ${key} is put twice (${why})`);
    return command.row;
  }
  if (now === undefined) throw new Error(`${table} ${key} is patched and is not there (${why})`);
  return patched(now, command.row);
}

/** A member that is patched to undefined is gone, as it would be once stored and read back. */
function patched(row: Row<Table>, patch: Partial<Row<Table>>): Row<Table> {
  const merged = { ...row, ...patch };
  const removed = removedBy(patch);
  if (removed === undefined) return merged as Row<Table>;
  // Left out of a new object: one from which a member is deleted becomes a slow one.
  const kept = Object.entries(merged).filter(([name]) => !removed.includes(name));
  return Object.fromEntries(kept) as unknown as Row<Table>;
}

function removedBy(patch: object): readonly string[] | undefined {
  let removed: string[] | undefined;
  for (const name in patch) if (patch[name as keyof typeof patch] === undefined) (removed ??= []).push(name);
  return removed;
}
