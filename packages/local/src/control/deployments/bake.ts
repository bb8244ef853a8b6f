import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Command, Pace } from "../types.js";
import { currentRecord, record } from "./record.js";
import { strategyOf } from "./strategy-of.js";

/**
 * Until when a rolling deployment is watched before it completes: it has all its tasks and the old ones are gone. Only with alarms, or with
 * a bake time of its own. Source: Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures".
 */
export function bakeUntil(
  view: View,
  service: ServiceRow,
  wanted: DeploymentRow,
  now: number,
  pace: Pace,
): { readonly until: number; readonly commands: readonly Command[] } | undefined {
  const current = currentRecord(view, service.arn);
  if (current?.status !== "IN_PROGRESS" || current.deploymentId !== wanted.id || strategyOf(current) !== "ROLLING") return undefined;
  if (current.bakesUntil !== undefined) return { until: current.bakesUntil, commands: [] };
  const { bakeTimeInMinutes } = current.configuration;
  const bakeMs =
    bakeTimeInMinutes !== undefined ? bakeTimeInMinutes * 60_000 : current.alarms?.status === "MONITORING" ? pace.alarmBakeMs : 0;
  if (bakeMs === 0) return undefined;
  return { until: now + bakeMs, commands: [record(current, { bakesUntil: now + bakeMs }, now, "the deployment is watched for a while")] };
}
