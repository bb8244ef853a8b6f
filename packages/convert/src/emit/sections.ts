import { escapePointer } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { reportLeftOut } from "./emit-options.js";
import type { EmitOptions } from "./emit-options.js";

/** The entries of a section of an Assembly, by name, each with its JSON pointer. */
export function entriesOf<T>(
  section: string,
  entries: { readonly [name: string]: T } | undefined,
): readonly { readonly name: string; readonly value: T; readonly path: string }[] {
  const names = Object.keys(entries ?? {}).sort();
  return names.map((name) => ({ name, value: entries![name]!, path: `/${section}/${escapePointer(name)}` }));
}

/** Reports schedules of one-off tasks. */
export function reportSchedules(assembly: Assembly, options: EmitOptions): void {
  for (const { value, path } of entriesOf("tasks", assembly.tasks)) {
    if (value.schedule === undefined) continue;
    const message = "A schedule needs a role that the Assembly does not name.";
    reportLeftOut(options, `${path}/schedule`, message, "Make the schedule where that role is made.");
  }
}

/** The cluster and the service of a key `cluster/service`. */
export function splitKey(key: string): readonly [cluster: string, service: string] {
  const at = key.indexOf("/");
  return [key.slice(0, at), key.slice(at + 1)];
}
