import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { chooseStops } from "../service/choose-stops.js";
import type { RolloutStep } from "../service/plan-rollout.js";
import { stopTasks } from "../service/stop-tasks.js";
import type { Command, ServiceEvent } from "../types.js";

/** Stops what a task set has beyond its share. */
export function stopSurplus(
  view: View,
  service: ServiceRow,
  set: DeploymentRow,
  stop: RolloutStep["stop"],
  budget: number,
  now: number,
): { readonly commands: readonly Command[]; readonly events: readonly ServiceEvent[]; readonly count: number } {
  const stops = budget > 0 ? chooseStops(view, set, stop, budget) : [];
  if (stops.length === 0) return { commands: [], events: [], count: 0 };
  const { commands, events } = stopTasks(view, service, set, stops, now);
  return { commands, events, count: stops.length };
}
