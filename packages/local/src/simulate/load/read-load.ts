import { isObject, StowageError } from "@stowage/model";
import type { LoadPoints } from "@stowage/model/inputs";

/**
 * Reads a load from a file as CloudWatch exports it: the answer of `get-metric-statistics` or `get-metric-data` as JSON, a CSV with a column of times and one
 * of values, or points as a scenario has them. CPUUtilization is percent; RequestCount is a sum over its period, and becomes requests a second.
 *
 * @param name The file's name, for messages.
 * @throws {StowageError} `input-load`: it is none of these, or damaged; says where.
 */
export function readLoad(text: string, name: string): LoadPoints {
  const json = /^\s*[[{]/.test(text);
  const samples = json ? fromJson(text, name) : fromCsv(text, name);
  if (!Array.isArray(samples)) return samples as LoadPoints;
  return evenly(samples as readonly Sample[], name);
}

interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
  readonly kind: Kind;
}

/** `sum`: requests in the period. */
type Kind = "cpu" | "requests" | "sum";

function fromJson(text: string, name: string): readonly Sample[] | LoadPoints {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(name, `it is not JSON: ${(error as Error).message}`);
  }
  if (isObject(value) && Array.isArray(value["values"])) return points(value, name);
  if (isObject(value) && Array.isArray(value["Datapoints"])) return datapoints(value, value["Datapoints"], name);
  if (isObject(value) && Array.isArray(value["MetricDataResults"])) return metricData(value["MetricDataResults"], name);
  throw refuse(name, "it has neither `Datapoints` nor `MetricDataResults` nor `values`");
}

function points({ unit, periodSeconds, values, tasks }: Record<string, unknown>, name: string): LoadPoints {
  if (unit !== "requests" && unit !== "cpu") throw refuse(name, '/unit is "requests" or "cpu"');
  if (typeof periodSeconds !== "number" || !(periodSeconds > 0)) throw refuse(name, "/periodSeconds is a number above 0");
  const list = (values as unknown[]).map((value, i) => amount(value, `/values/${i}`, name));
  if (list.length === 0) throw refuse(name, "/values is empty");
  return { unit, periodSeconds, values: list, ...(typeof tasks === "number" && { tasks }) };
}

function datapoints(root: Record<string, unknown>, list: readonly unknown[], name: string): Sample[] {
  return list.map((point, i) => {
    const at = `/Datapoints/${i}`;
    if (!isObject(point)) throw refuse(name, `${at} is not an object`);
    const sum = point["Sum"];
    const kind = kindOf(`${String(root["Label"] ?? "")} ${String(point["Unit"] ?? "")}`, sum !== undefined) ?? "requests";
    const value = kind === "cpu" ? (point["Average"] ?? point["Maximum"]) : (sum ?? point["Average"] ?? point["Maximum"]);
    return { at: time(point["Timestamp"], `${at}/Timestamp`, name), value: amount(value, at, name), kind };
  });
}

function metricData(results: readonly unknown[], name: string): Sample[] {
  const [first] = results;
  if (results.length !== 1 || !isObject(first)) throw refuse(name, `it has ${results.length} metrics in /MetricDataResults; one is wanted`);
  const { Timestamps: times, Values: values, Label: label, Id: id } = first;
  if (!Array.isArray(times) || !Array.isArray(values) || times.length !== values.length)
    throw refuse(name, "/MetricDataResults/0 has not as many Timestamps as Values");
  const kind = kindOf(`${String(label ?? "")} ${String(id ?? "")}`, true);
  if (kind === undefined) throw refuse(name, `the label "${String(label)}" says neither CPU nor requests`);
  return times.map((at, i) => ({
    at: time(at, `/MetricDataResults/0/Timestamps/${i}`, name),
    value: amount(values[i], `/MetricDataResults/0/Values/${i}`, name),
    kind,
  }));
}

/** Lines before the first that begins with a time are headings (CloudWatch's console writes several). */
function fromCsv(text: string, name: string): Sample[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => !Number.isNaN(timeOf(cells(line)[0] ?? "")));
  if (first < 0) throw refuse(name, "no line begins with a time such as 2026-01-05T00:00:00Z");
  const heading = lines.slice(0, first).join(" ");
  const kind = kindOf(heading, /sum|count/i.test(heading));
  if (kind === undefined)
    throw refuse(name, "its heading says neither CPU nor requests: name the second column CPUUtilization, RequestCount or requests/s");
  return lines.slice(first).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const [at = "", value = ""] = cells(line);
    const where = `line ${first + i + 1}`;
    // CloudWatch leaves a cell empty where there was no data.
    return value === "" ? [] : [{ at: time(at, where, name), value: amount(Number(value), where, name), kind }];
  });
}

function cells(line: string): string[] {
  return line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

function kindOf(words: string, summed: boolean): Kind | undefined {
  if (/cpu|percent|%/i.test(words)) return "cpu";
  if (/\/s\b|per ?second|rps/i.test(words)) return "requests";
  return /request|count/i.test(words) ? (summed ? "sum" : "requests") : undefined;
}

/** CloudWatch gives points in any order, and leaves out those without data: those keep the value before. */
function evenly(samples: readonly Sample[], name: string): LoadPoints {
  const sorted = samples.toSorted((a, b) => a.at - b.at);
  if (sorted.length < 2) throw refuse(name, `it has ${sorted.length} data points, and the distance of two is what says the period`);
  const [{ at: start, kind }] = sorted as [Sample, ...Sample[]];
  const period = Math.min(...sorted.slice(1).map(({ at }, i) => at - sorted[i]!.at));
  if (period <= 0) throw refuse(name, "two data points have the same time");
  const values: number[] = [];
  for (const { at, value } of sorted) {
    const index = Math.round((at - start) / period);
    while (values.length < index) values.push(values.at(-1)!);
    values.push(kind === "sum" ? value / (period / 1000) : value);
  }
  return { unit: kind === "cpu" ? "cpu" : "requests", periodSeconds: period / 1000, values };
}

/** ISO 8601, `YYYY-MM-DD HH:MM:SS` or `YYYY/MM/DD HH:MM:SS` (UTC where no zone is given), or seconds since 1970. */
function timeOf(text: string): number {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const [, date, clock, zone] = /^(\d{4}[-/]\d{2}[-/]\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  return date === undefined ? NaN : Date.parse(`${date.replaceAll("/", "-")}T${clock}${zone ?? "Z"}`);
}

function time(value: unknown, where: string, name: string): number {
  const at = typeof value === "string" || typeof value === "number" ? timeOf(String(value)) : NaN;
  if (Number.isNaN(at)) throw refuse(name, `${where}: ${JSON.stringify(value)} is not a time`);
  return at;
}

function amount(value: unknown, where: string, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw refuse(name, `${where}: the value is not a number from 0`);
  return value;
}

function refuse(name: string, why: string): StowageError {
  return new StowageError("input-load", `${name} is not a load: ${why}.`, {
    hint: "Give what `aws cloudwatch get-metric-statistics` or `get-metric-data` prints, or a CSV of times and values with a heading.",
  });
}
