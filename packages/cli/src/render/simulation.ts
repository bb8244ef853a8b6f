import type { SimulatedServiceResult, SimulationResult } from "@stowage/local/simulate";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** More services than this are shown by --format json, csv and --html only. */
const servicesMax = 8;
const eventsMax = 24;
const heightMax = 6;
const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** A simulation for a person: a chart of each service's tasks, CPU and overload, then what happened and the uptime. */
export function renderSimulation(result: SimulationResult, io: Io): string {
  const { services, events, notes, start, hours, seed } = result;
  const width = Math.max(24, Math.min(120, io.width - 12));
  // The worst first: where requests are lost, then where most changes.
  const shown = services
    .map((service, index) => ({ service, index }))
    .toSorted((a, b) => Number(overloaded(b.service)) - Number(overloaded(a.service)) || a.index - b.index)
    .slice(0, servicesMax);
  const charts = shown.map(({ service }) => chart(service, result, width, io)).join("\n");
  const rest =
    services.length > servicesMax ? paint(io, "dim", `  … and ${services.length - servicesMax} more services (--html shows more)\n`) : "";
  return [
    `${paint(io, "bold", `${hours} hours from ${start}`)}, seed ${seed}\n\n`,
    `${charts}${rest}\n`,
    happened(events, io),
    uptimes(services),
    ...notes.map((note) => paint(io, "dim", `  ${note}\n`)),
  ].join("");
}

function overloaded({ totals }: SimulatedServiceResult): boolean {
  return totals.overloaded > 0;
}

function chart({ service, series, totals, bounds }: SimulatedServiceResult, result: SimulationResult, width: number, io: Io): string {
  const { running, desired, cpu, overload } = series;
  const top = Math.max(1, ...maxima(running, width), ...maxima(desired, width));
  const height = Math.min(heightMax, top);
  const bars = maxima(running, width);
  const wanted = maxima(desired, width);
  const over = maxima(overload, width);
  const lines = Array.from({ length: height }, (_, i) => {
    const row = height - 1 - i;
    const label = row === height - 1 ? String(top) : "";
    const cells = bars.map((value, x) => cell((value / top) * height - row, (wanted[x]! / top) * height - row));
    return `  ${label.padStart(5)} ${row === height - 1 ? "┤" : "│"}${painted(cells, over, io)}`;
  });
  const share = totals.requests === 0 ? 0 : (100 * totals.overloaded) / totals.requests;
  const scaled = bounds ? `${bounds.min}–${bounds.max} tasks, ${totals.scaleOuts} out, ${totals.scaleIns} in` : "does not scale";
  const lost = share > 0 ? paint(io, "red", `${share.toFixed(2)} % of requests above capacity`) : "no request above capacity";
  return [
    `${paint(io, "bold", service)}  ${scaled}; ${lost}`,
    ...lines,
    `        ${axis(result, width)}`,
    `  ${"cpu %".padStart(5)} │${maxima(cpu, width)
      .map((value) => eighths[Math.round((value / 100) * 8)])
      .join("")}`,
    ...(totals.overloaded > 0
      ? [`  ${"over".padStart(5)} │${paint(io, "red", spark(over))}  up to ${Math.max(...over).toFixed(0)} requests/s`]
      : []),
    "",
  ].join("\n");
}

/** A column's part in a row: filled up to the running tasks, `·` up to those that are wanted; both are heights above the row's foot, in rows. */
function cell(filled: number, wanted: number): string {
  if (filled >= 1) return "█";
  if (filled > 0) return eighths[Math.max(1, Math.round(filled * 8))]!;
  return wanted > 0 ? "·" : " ";
}

/** Overloaded columns are red; colour is not the only sign, they have a line of their own too. */
function painted(cells: readonly string[], over: readonly number[], io: Io): string {
  return cells.map((text, x) => (text === " " ? text : paint(io, over[x]! > 0 ? "red" : "cyan", text))).join("");
}

function spark(values: readonly number[]): string {
  const top = Math.max(...values, Number.MIN_VALUE);
  return values.map((value) => (value === 0 ? " " : eighths[Math.max(1, Math.round((value / top) * 8))])).join("");
}

/** The greatest value of each column's stretch of time. */
function maxima(values: readonly (number | null)[], width: number): number[] {
  const columns = Math.min(width, values.length);
  return Array.from({ length: columns }, (_, x) => {
    const from = Math.floor((x * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((x + 1) * values.length) / columns));
    let most = 0;
    for (let i = from; i < to; i++) most = Math.max(most, values[i] ?? 0);
    return most;
  });
}

function axis({ start, hours, services }: SimulationResult, width: number): string {
  const columns = Math.min(width, services[0]?.series.running.length ?? width);
  const ticks = Math.max(1, Math.floor(columns / 12));
  let line = "";
  for (let tick = 0; tick < ticks; tick++) {
    const at = new Date(Date.parse(start) + (tick / ticks) * hours * 3_600_000).toISOString();
    const label = hours > 36 ? at.slice(5, 16).replace("T", " ") : at.slice(11, 16);
    line = line.padEnd(Math.round((tick / ticks) * columns)) + label;
  }
  return line;
}

function happened(events: SimulationResult["events"], io: Io): string {
  if (events.length === 0) return "";
  const rows = events
    .slice(0, eventsMax)
    .map(({ at, kind, subject, message }) => [at.slice(0, 19).replace("T", " "), kind, subject, message]);
  const more =
    events.length > eventsMax ? paint(io, "dim", `  … and ${events.length - eventsMax} more events (--format json shows all)\n`) : "";
  return `${paint(io, "bold", "events")}\n${table(rows)}${more}\n`;
}

function uptimes(services: SimulationResult["services"]): string {
  const rows = services.flatMap(({ service, uptime: { commitment, months } }) =>
    months.map(({ month, downSeconds, minutesBelowMinimum, uptimePercent, met }) => [
      service,
      month,
      `${uptimePercent.toFixed(3)} %`,
      `${downSeconds.toFixed(0)} s`,
      `${minutesBelowMinimum} min`,
      `${commitment.monthlyUptimePercent} % (${commitment.level})`,
      met ? "met" : "MISSED",
    ]),
  );
  const head = ["UPTIME", "MONTH", "UP", "DOWN", "BELOW MINIMUM", "COMPUTE SLA", ""];
  return table([head, ...rows.slice(0, 40)], ["left", "left", "right", "right", "right", "left", "left"]);
}
