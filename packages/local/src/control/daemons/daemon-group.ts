import type { TaskSpecRow } from "../../state/rows.js";

/** The group of a managed daemon's tasks. */
export function daemonGroup({ name }: { readonly name: string }): string {
  return `${PREFIX}${name}`;
}

export function isManagedDaemonTask({ group }: Pick<TaskSpecRow, "group">): boolean {
  return group.startsWith(PREFIX);
}

const PREFIX = "daemon:";
