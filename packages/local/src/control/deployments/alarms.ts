import { parseArn, type Place } from "@stowage/model";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import { alarmState } from "../monitoring/alarm-state.js";

/** Of the alarms that a service's deployments watch, those that are in ALARM; undefined: it watches none. */
export function alarmsInAlarm(view: View, { arn, deploymentConfiguration }: ServiceRow): readonly string[] | undefined {
  const { alarms } = deploymentConfiguration;
  if (!alarms?.enable) return undefined;
  const place = parseArn(arn) as Place;
  return alarms.alarmNames.filter((name) => alarmState(view, place, name) === "ALARM");
}

/**
 * What the record of a deployment that starts says of its alarms: one that is in ALARM already makes them useless, so they are not watched.
 * Source: Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures".
 */
export function alarmMonitor(view: View, service: ServiceRow): ServiceDeploymentRow["alarms"] {
  const inAlarm = alarmsInAlarm(view, service);
  if (inAlarm === undefined) return undefined;
  return inAlarm.length > 0 ? { status: "DISABLED", triggered: [] } : { status: "MONITORING", triggered: [] };
}
