import type { ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Command, Decision, Pace } from "../types.js";

/** An INACTIVE service is shown for a while, then its rows go. ECS says that it purges them, not when: as long as stopped tasks, our choice. */
export function deleteService(view: View, service: ServiceRow, now: number, pace: Pace): Decision {
  const until = (service.inactiveAt ?? now) + pace.rememberStoppedMs;
  if (now < until) return { commands: [], wakeAt: until };
  const why = "inactive long enough";
  const { arn: key } = service;
  const commands: Command[] = [{ op: "delete", table: "services", key, why }];
  if (view.get("serviceEvents", key)) commands.push({ op: "delete", table: "serviceEvents", key, why });
  if (view.get("tags", key)) commands.push({ op: "delete", table: "tags", key, why });
  if (view.get("expressServices", key)) commands.push({ op: "delete", table: "expressServices", key, why });
  return { commands };
}
