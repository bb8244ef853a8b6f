import type { Wire } from "@stowage/model";
import type { ScheduledAction } from "@stowage/model/application-autoscaling";
import { readSchedule, type Schedule } from "./schedule.js";

/** Reading a schedule costs more than asking it, and rows are never changed. */
const read = new WeakMap<object, Schedule>();

/** Whether a scheduled action comes due in the minute that begins at `minute` (milliseconds). Source: Application Auto Scaling API, PutScheduledAction. */
export function isDue(action: Wire<ScheduledAction>, minute: number): boolean {
  const { StartTime = -Infinity, EndTime = Infinity } = action;
  if (minute < StartTime * 1000 || minute > EndTime * 1000) return false;
  let schedule = read.get(action);
  if (schedule === undefined) {
    const from = StartTime === -Infinity ? (action.CreationTime ?? 0) : StartTime;
    schedule = readSchedule(action.Schedule ?? "", Math.floor((from * 1000) / MINUTE_MS) * MINUTE_MS, action.Timezone);
    read.set(action, schedule);
  }
  return schedule.due(minute);
}

const MINUTE_MS = 60_000;
