import { parseArn } from "@stowage/model";
import type { Controller } from "../types.js";
import { changeAlarmState } from "./change-alarm.js";
import { evaluateAlarm, periodOf, type Verdict } from "./evaluate-alarm.js";
import { MathError } from "./metric-math.js";

/** After the end of a minute, so that its data are there. Our choice; CloudWatch's own delay is longer and not documented. */
const AFTER_MS = 5_000;

/** Evaluates alarms: each minute, or as often as a shorter period asks. The key is the alarm's ARN. Source: CloudWatch User Guide, "Evaluating an alarm". */
export const alarmController: Controller = {
  name: "alarms",
  wakes: {
    alarms(old, now, key, wake) {
      if (now !== undefined && old === undefined) wake(key);
    },
  },
  *keys(view) {
    for (const [arn] of view.all("alarms")) yield arn;
  },
  decide(view, key, now) {
    const row = view.get("alarms", key);
    const place = parseArn(key);
    if (row === undefined || place === undefined) return undefined;
    const everyMs = Math.min(60_000, 1000 * periodOf(row.alarm));
    const wakeAt = Math.floor((now - AFTER_MS) / everyMs + 1) * everyMs + AFTER_MS;
    const { state, reason, recent } = verdictOf(() => evaluateAlarm(view, place, row.alarm, now - AFTER_MS));
    // One that was made just now is not judged before the next minute, nor is its state changed by a verdict that says the same.
    if (state === undefined || state === row.alarm.StateValue) return { commands: [], wakeAt };
    const data = JSON.stringify({
      version: "1.0",
      queryDate: new Date(now).toISOString(),
      recentDatapoints: recent,
      threshold: row.alarm.Threshold,
    });
    return { commands: changeAlarmState(view, row, { state, reason, data }, now), wakeAt };
  },
};

/** An alarm whose expression cannot be computed has no data. */
function verdictOf(evaluate: () => Verdict): Verdict {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof MathError)) throw error;
    return { state: "INSUFFICIENT_DATA", reason: error.message, recent: [] };
  }
}
