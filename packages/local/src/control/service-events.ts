import type { Random } from "../random.js";
import type { View } from "../state/view.js";
import type { Change } from "./resolve-commands.js";
import type { ServiceEvent } from "./types.js";

/** ECS keeps the last hundred. Source: Amazon ECS Developer Guide, "Viewing Amazon ECS service event messages". */
export const maxServiceEvents = 100;

/** Service events as changes of the services' event rows, newest first. */
export function eventChanges(view: View, events: readonly ServiceEvent[], at: number, random: Random): readonly Change[] {
  const ids = random.split("events");
  const added = new Map<string, { readonly id: string; readonly createdAt: number; readonly message: string }[]>();
  for (const { serviceArn, message } of events) {
    const list = added.get(serviceArn) ?? [];
    list.unshift({ id: ids.uuid(), createdAt: at, message });
    added.set(serviceArn, list);
  }
  return [...added].map(([key, list]) => {
    const known = view.get("serviceEvents", key)?.events ?? [];
    return { table: "serviceEvents", key, row: { events: [...list, ...known].slice(0, maxServiceEvents) } };
  });
}
