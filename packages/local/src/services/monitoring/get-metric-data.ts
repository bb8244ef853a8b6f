import type { GetMetricDataInput, GetMetricDataOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { runQueries } from "../../control/monitoring/metric-queries.js";
import { AwsException } from "../aws-exception.js";
import { checkQueries, computed } from "./check-queries.js";
import { invalid } from "./refuse.js";

export const getMetricData: Operation<GetMetricDataInput, GetMetricDataOutput> = operation("GetMetricData", ({ input, view, place }) => {
  const {
    MetricDataQueries: queries = [],
    StartTime = 0,
    EndTime = 0,
    ScanBy = "TimestampDescending",
    MaxDatapoints = mostDatapoints,
  } = input;
  if (StartTime >= EndTime) invalid("The parameter StartTime must be less than the parameter EndTime.");
  if (MaxDatapoints < 1 || MaxDatapoints > mostDatapoints) invalid(`MaxDatapoints is from 1 to ${mostDatapoints}, not ${MaxDatapoints}.`);
  checkQueries(queries);
  const results = computed(() => runQueries(view, place, queries, { from: StartTime * 1000, to: EndTime * 1000 }));
  const shown = queries.filter(({ ReturnData }) => ReturnData !== false);
  const all = shown.map((query) => {
    const sorted = [...(results.get(query.Id ?? "") ?? [])].sort(([a], [b]) => (ScanBy === "TimestampAscending" ? a - b : b - a));
    return { Id: query.Id, Label: query.Label ?? query.MetricStat?.Metric?.MetricName ?? query.Id, sorted };
  });
  const from = readOffset(input.NextToken);
  let before = 0;
  const MetricDataResults = all.map(({ Id, Label, sorted }) => {
    const page = sorted.slice(Math.max(0, from - before), Math.max(0, from + MaxDatapoints - before));
    before += sorted.length;
    const StatusCode = before > from + MaxDatapoints ? ("PartialData" as const) : ("Complete" as const);
    return { Id, Label, Timestamps: page.map(([at]) => at / 1000), Values: page.map(([, value]) => value), StatusCode };
  });
  const NextToken = before > from + MaxDatapoints ? writeOffset(from + MaxDatapoints) : undefined;
  return { output: { MetricDataResults, NextToken, Messages: [] } };
});

/** Source: CloudWatch API, GetMetricData `MaxDatapoints`. */
const mostDatapoints = 100_800;

const mark = "stowage-data:";

function writeOffset(offset: number): string {
  return Buffer.from(`${mark}${offset}`).toString("base64url");
}

function readOffset(token: string | undefined): number {
  if (token === undefined) return 0;
  const text = Buffer.from(token, "base64url").toString();
  const offset = text.startsWith(mark) ? Number(text.slice(mark.length)) : NaN;
  if (!Number.isSafeInteger(offset)) throw new AwsException("InvalidNextToken", "The next token specified is invalid.");
  return offset;
}
