import type { SimulatedServiceResult, SimulationResult } from "@stowage/local/simulate";

/** Points that a line has at most: more than the picture is wide cannot be seen. */
const pointsMax = 1000;
/** Services with a chart of their own; the page's table has all. */
const chartsMax = 24;

const layout = { width: 1080, left: 64, right: 20, tasks: 150, cpu: 70, gap: 34, head: 58, foot: 44 } as const;
const serviceHeight = layout.head + layout.tasks + layout.gap + layout.cpu + layout.foot;

/**
 * Colours of Okabe and Ito, which people with colour blindness tell apart; the lines differ in dash too. `light-dark` is not known to every viewer of
 * pictures, so the dark ones stand in a media query.
 */
const style = `
  .stowage { --paper:#ffffff; --ink:#1b1f24; --soft:#57606a; --grid:#d8dee4; --running:#0072b2; --desired:#b34700; --cpu:#00745a; --over:#a8005c; --zone:#8a6d00; }
  @media (prefers-color-scheme: dark) {
    .stowage { --paper:#0d1117; --ink:#e6edf3; --soft:#9aa4ae; --grid:#30363d; --running:#56b4e9; --desired:#f0a030; --cpu:#30c79e; --over:#ff7ab8; --zone:#e6c84b; }
  }
  .stowage text { font: 12px system-ui, sans-serif; fill: var(--ink); }
  .stowage .soft { fill: var(--soft); }
  .stowage .title { font-weight: 600; font-size: 15px; }
  .stowage .grid { stroke: var(--grid); stroke-width: 1; }
  .stowage .running { fill: var(--running); fill-opacity: .28; stroke: var(--running); stroke-width: 1.5; }
  .stowage .desired { fill: none; stroke: var(--desired); stroke-width: 1.8; stroke-dasharray: 5 3; }
  .stowage .cpu { fill: none; stroke: var(--cpu); stroke-width: 1.6; }
  .stowage .over { fill: var(--over); fill-opacity: .35; stroke: var(--over); stroke-width: 1; }
  .stowage .zone { fill: var(--zone); fill-opacity: .18; }
  .stowage .mark { fill: var(--ink); }`;

/** The charts of a simulation as one picture that stands by itself: tasks, CPU and overload of each service over the same axis of time. */
export function simulationSvg(result: SimulationResult): string {
  const shown = result.services.slice(0, chartsMax);
  const height = shown.length * serviceHeight + 8;
  const about = `Tasks, CPU and overload of ${shown.map(({ service }) => service).join(", ")} over ${result.hours} hours from ${result.start}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="stowage" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}" role="img" aria-label="${escaped(about)}">`,
    `<style>${style}</style>`,
    `<rect width="${layout.width}" height="${height}" fill="var(--paper)"/>`,
    ...shown.map((service, i) => `<g transform="translate(0 ${i * serviceHeight})">${panel(service, result)}</g>`),
    "</svg>\n",
  ].join("\n");
}

/** Text as it may stand in markup. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function panel({ service, series, totals, bounds }: SimulatedServiceResult, result: SimulationResult): string {
  const { left, width, right, head, tasks, cpu, gap } = layout;
  const inner = width - left - right;
  const top = niceTop(Math.max(1, ...extreme(series.desired), ...extreme(series.running)));
  const over = niceTop(Math.max(1, ...extreme(series.overload)));
  const tasksBase = head + tasks;
  const cpuBase = tasksBase + gap + cpu;
  const y = (value: number): number => tasksBase - (value / top) * tasks;
  const yCpu = (value: number): number => cpuBase - (value / 100) * cpu;
  const lost = totals.requests === 0 ? 0 : (100 * totals.overloaded) / totals.requests;
  const subtitle = `${bounds ? `scales ${bounds.min}–${bounds.max} tasks` : "does not scale"} · ${lost.toFixed(2)} % of requests above capacity`;
  return [
    `<text class="title" x="${left}" y="22">${escaped(service)}</text>`,
    `<text class="soft" x="${left}" y="40">${subtitle}</text>`,
    legend(totals.overloaded > 0),
    zoneBands(result, head, cpuBase - head, inner),
    ...ticks(top).map((value) => gridLine(y(value), String(value))),
    `<text class="soft" transform="translate(16 ${head + tasks / 2}) rotate(-90)" text-anchor="middle">tasks</text>`,
    path("running", area(series.running, y, tasksBase, inner, result)),
    path("desired", steps(series.desired, y, inner, result)),
    marks(service, result, head - 4, inner),
    ...[0, 50, 100].map((value) => gridLine(yCpu(value), `${value}`)),
    `<text class="soft" transform="translate(16 ${cpuBase - cpu / 2}) rotate(-90)" text-anchor="middle">cpu %</text>`,
    ...(totals.overloaded > 0
      ? [
          path(
            "over",
            area(series.overload, (value) => cpuBase - (value / over) * cpu, cpuBase, inner, result),
          ),
          `<text class="soft" x="${width - right}" y="${cpuBase - cpu - 6}" text-anchor="end">overload: full height is ${over} requests/s</text>`,
        ]
      : []),
    path("cpu", steps(series.cpu, yCpu, inner, result)),
    timeAxis(result, cpuBase, inner),
  ].join("\n");
}

function legend(withOverload: boolean): string {
  const entries = [
    ["running", "running tasks"],
    ["desired", "desired"],
    ["cpu", "cpu"],
    ...(withOverload ? [["over", "overload"]] : []),
  ] as const;
  const step = 118;
  const from = layout.width - layout.right - entries.length * step;
  return entries
    .map(([kind, text], i) => {
      const x = from + i * step;
      const sample =
        kind === "running" || kind === "over"
          ? `<rect class="${kind}" x="${x}" y="12" width="20" height="10"/>`
          : `<line class="${kind}" x1="${x}" x2="${x + 20}" y1="17" y2="17"/>`;
      return `${sample}<text x="${x + 26}" y="21">${text}</text>`;
    })
    .join("");
}

function gridLine(y: number, label: string): string {
  const { left, width, right } = layout;
  return `<line class="grid" x1="${left}" x2="${width - right}" y1="${px(y)}" y2="${px(y)}"/><text class="soft" x="${left - 8}" y="${px(y + 4)}" text-anchor="end">${label}</text>`;
}

function path(kind: string, d: string): string {
  return `<path class="${kind}" d="${d}"/>`;
}

interface Point {
  readonly x: number;
  readonly value: number | null;
}

/** One point for each stretch of time, at its greatest value, so that no short overload is lost. */
function points(values: readonly (number | null)[], inner: number, { hours, grainSeconds }: SimulationResult): Point[] {
  const every = Math.ceil(values.length / pointsMax);
  const scale = inner / ((hours * 3600) / grainSeconds);
  const list: Point[] = [];
  for (let i = 0; i < values.length; i += every) {
    let most: number | null = null;
    for (let j = i; j < Math.min(values.length, i + every); j++) {
      const value = values[j] ?? null;
      if (value !== null && (most === null || value > most)) most = value;
    }
    list.push({ x: layout.left + i * scale, value: most });
  }
  return list;
}

/** A line of steps; a gap where there is no value. */
function steps(values: readonly (number | null)[], y: (value: number) => number, inner: number, result: SimulationResult): string {
  let d = "";
  let before: number | null = null;
  for (const { x, value } of points(values, inner, result)) {
    if (value !== before && value !== null) d += before === null ? `M${px(x)} ${px(y(value))}` : `H${px(x)}V${px(y(value))}`;
    else if (value === null && before !== null) d += `H${px(x)}`;
    before = value;
  }
  return before === null ? d : `${d}H${layout.left + inner}`;
}

function area(
  values: readonly (number | null)[],
  y: (value: number) => number,
  base: number,
  inner: number,
  result: SimulationResult,
): string {
  const line = steps(
    values.map((value) => value ?? 0),
    y,
    inner,
    result,
  );
  return `${line}V${px(base)}H${layout.left}Z`;
}

/** Arrows where the desired count was changed. */
function marks(service: string, { events, start, hours }: SimulationResult, y: number, inner: number): string {
  return events
    .filter(({ subject, kind }) => subject === service && (kind === "scale-out" || kind === "scale-in" || kind === "scheduled"))
    .slice(0, 400)
    .map(({ at, kind, message }) => {
      const x = xOf(at, start, hours, inner);
      const d = kind === "scale-in" ? `M${px(x - 4)} ${y - 7}h8l-4 7z` : `M${px(x - 4)} ${y}h8l-4 -7z`;
      return `<path class="mark" d="${d}"><title>${escaped(`${at} ${message}`)}</title></path>`;
    })
    .join("");
}

function zoneBands({ events, start, end, hours }: SimulationResult, y: number, height: number, inner: number): string {
  return events
    .filter(({ kind }) => kind === "zone-lost")
    .map(({ at, subject }) => {
      const back = events.find((event) => event.kind === "zone-back" && event.subject === subject && event.at > at)?.at ?? end;
      const from = xOf(at, start, hours, inner);
      const width = xOf(back, start, hours, inner) - from;
      return `<rect class="zone" x="${px(from)}" y="${y}" width="${px(width)}" height="${height}"/><text x="${px(from + 4)}" y="${y + 14}">${escaped(subject)} lost</text>`;
    })
    .join("");
}

function xOf(at: string, start: string, hours: number, inner: number): number {
  return layout.left + ((Date.parse(at) - Date.parse(start)) / (hours * 3_600_000)) * inner;
}

function timeAxis({ start, hours }: SimulationResult, y: number, inner: number): string {
  // As many hours apart as leave about a dozen labels.
  const every = [1 / 12, 1 / 4, 1 / 2, 1, 2, 3, 6, 12, 24, 48, 168, 336, 730].find((step) => hours / step <= 13) ?? 2190;
  let labels = "";
  for (let hour = 0; hour <= hours + 1e-9; hour += every) {
    const at = new Date(Date.parse(start) + hour * 3_600_000).toISOString();
    const x = layout.left + (hour / hours) * inner;
    const text = every >= 24 ? at.slice(5, 10) : hours > 36 ? `${at.slice(8, 10)}. ${at.slice(11, 16)}` : at.slice(11, 16);
    labels += `<line class="grid" x1="${px(x)}" x2="${px(x)}" y1="${y}" y2="${y + 5}"/><text class="soft" x="${px(x)}" y="${y + 19}" text-anchor="middle">${text}</text>`;
  }
  return `${labels}<text class="soft" x="${layout.left + inner}" y="${y + 34}" text-anchor="end">UTC</text>`;
}

function extreme(values: readonly (number | null)[]): [number] {
  let most = 0;
  for (const value of values) if (value !== null && value > most) most = value;
  return [most];
}

/** A round number at or above. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (
    (power >= 10 ? [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10] : [1, 2, 4, 5, 6, 8, 10])
      .map((step) => Math.round(step * power * 10) / 10)
      .find((top) => top >= value && (power >= 1 || top >= 1)) ?? value
  );
}

function ticks(top: number): number[] {
  const parts = [4, 5, 3, 2, 1].find((count) => Number.isInteger(top / count)) ?? 1;
  return Array.from({ length: parts + 1 }, (_, i) => (top / parts) * i);
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
