/** When an alarm goes off: so many data points of a minute in a row on the wrong side of a threshold. */
export interface AlarmRule {
  readonly comparison: ">" | ">=" | "<" | "<=";
  readonly threshold: number;
  /** Evaluation periods of a minute. */
  readonly periods: number;
}

/**
 * Data points in a row on the wrong side after one more. A missing one changes nothing (`treatMissingData: missing`).
 *
 * @example
 * breaching({ comparison: ">", threshold: 60, periods: 3 }, 2, 71) // 3: the alarm is in state ALARM
 */
export function breaching({ comparison, threshold }: AlarmRule, before: number, value: number | undefined): number {
  if (value === undefined) return before;
  return compare(comparison, value, threshold) ? before + 1 : 0;
}

function compare(comparison: AlarmRule["comparison"], value: number, threshold: number): boolean {
  if (comparison === ">") return value > threshold;
  if (comparison === ">=") return value >= threshold;
  return comparison === "<" ? value < threshold : value <= threshold;
}

/** The low alarm of target tracking goes off a tenth below the target. Seen in live accounts; AWS documents "typically 10 %". */
const LOW_SHARE = 0.9;

/**
 * The two alarms of a target tracking policy: three minutes above the target, fifteen minutes below nine tenths of it.
 * Source: alarms that Application Auto Scaling makes for ECS services, as live accounts show them (2026-08).
 */
export function trackingAlarms(target: number): { readonly high: AlarmRule; readonly low: AlarmRule } {
  return {
    high: { comparison: ">", threshold: target, periods: 3 },
    low: { comparison: "<", threshold: LOW_SHARE * target, periods: 15 },
  };
}
