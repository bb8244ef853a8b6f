import type { Command } from "../control/index.js";
import type { Row, Table } from "../state/rows.js";
import type { View } from "../state/view.js";
import type { Call, Operation, Output } from "./operation.js";
import type { Wire } from "@stowage/model";

/** Operations as the steps of a larger one: each sees, by key, the rows that those before it have written. */
export interface Staged {
  run<I, O>(operation: Operation<I, O>, input: Wire<I>): Output<O>;
  /** A row as the steps leave it. */
  written<T extends Table>(table: T, key: string): Row<T> | undefined;
  readonly commands: readonly Command[];
}

/**
 * Begins such a series. Only reading a row by its key sees what the steps have written; lists and indexes are as they were.
 *
 * @example
 * const steps = staged(call);
 * steps.run(createCluster, { clusterName: "default" });
 * return { output, commands: steps.commands };
 */
export function staged(call: Call<unknown>): Staged {
  const commands: Command[] = [];
  const written = new Map<string, Row<Table> | undefined>();
  const view = overlaid(call.view, written);
  return {
    commands,
    written: (table, key) => view.get(table, key),
    run(operation, input) {
      const random = call.random.split(`${operation.name} ${commands.length}`);
      const answer = operation.run({ ...call, input, view, random });
      for (const command of answer.commands ?? []) {
        const key = `${command.table} ${command.key}`;
        const before = view.get(command.table, command.key);
        written.set(key, command.op === "delete" ? undefined : ({ ...(command.op === "patch" && before), ...command.row } as Row<Table>));
        commands.push(command);
      }
      return answer.output;
    },
  };
}

function overlaid(view: View, written: ReadonlyMap<string, Row<Table> | undefined>): View {
  const get = <T extends Table>(table: T, key: string): Row<T> | undefined => {
    const id = `${table} ${key}`;
    return written.has(id) ? (written.get(id) as Row<T> | undefined) : view.get(table, key);
  };
  return new Proxy(view, {
    get(target, member) {
      if (member === "get") return get;
      const value: unknown = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
