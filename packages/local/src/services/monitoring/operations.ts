import type { AnyOperation } from "../operation.js";
import { deleteAlarms } from "./delete-alarms.js";
import { describeAlarmHistory } from "./describe-alarm-history.js";
import { describeAlarmsForMetric } from "./describe-alarms-for-metric.js";
import { describeAlarms } from "./describe-alarms.js";
import { disableAlarmActions } from "./disable-alarm-actions.js";
import { enableAlarmActions } from "./enable-alarm-actions.js";
import { getMetricData } from "./get-metric-data.js";
import { getMetricStatistics } from "./get-metric-statistics.js";
import { listMetrics } from "./list-metrics.js";
import { listTagsForResource } from "./list-tags-for-resource.js";
import { putMetricAlarm } from "./put-metric-alarm.js";
import { putMetricData } from "./put-metric-data.js";
import { setAlarmState } from "./set-alarm-state.js";
import { tagResource } from "./tag-resource.js";
import { untagResource } from "./untag-resource.js";

/** The operations of CloudWatch that are answered, one a file. */
export const operations: readonly AnyOperation[] = [
  deleteAlarms,
  describeAlarmHistory,
  describeAlarmsForMetric,
  describeAlarms,
  disableAlarmActions,
  enableAlarmActions,
  getMetricData,
  getMetricStatistics,
  listMetrics,
  listTagsForResource,
  putMetricAlarm,
  putMetricData,
  setAlarmState,
  tagResource,
  untagResource,
];
