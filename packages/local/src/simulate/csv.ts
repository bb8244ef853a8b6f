import type { SimulationResult } from "./result.js";

const COLUMNS = ["desired", "running", "pending", "cpu", "memory", "requests", "overload", "shortfall"] as const;

/** The time series as CSV: a line for each service and grain, times at its end. */
export function* simulationCsv({ start, end, grainSeconds, services }: SimulationResult): Iterable<string> {
  yield `time,service,${COLUMNS.join(",")}\n`;
  const from = Date.parse(start);
  const to = Date.parse(end);
  const points = services[0]?.series.desired.length ?? 0;
  for (let i = 0; i < points; i++) {
    const at = new Date(Math.min(to, from + (i + 1) * grainSeconds * 1000)).toISOString();
    for (const { service, series } of services)
      yield `${at},${quoted(service)},${COLUMNS.map((column) => series[column][i] ?? "").join(",")}\n`;
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
