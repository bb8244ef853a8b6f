import type { SimulationResult } from "@stowage/local/simulate";
import { escaped, simulationSvg } from "./simulation-svg.js";

/** Rows of a table that a person still reads. */
const rowsMax = 500;

const style = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1080px; padding: 0 1rem; background: #fff; color: #1b1f24; }
  h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  svg { max-width: 100%; height: auto; display: block; }
  .scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
  th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #d8dee4; vertical-align: top; }
  .n { text-align: right; white-space: nowrap; } .t { white-space: nowrap; } .bad { font-weight: 700; } p, li { color: #57606a; }
  @media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3; } th, td { border-color: #30363d; } p, li { color: #9aa4ae; } }`;

/** A page with the charts of a simulation, its totals, uptime and events; it needs nothing from elsewhere. */
export function simulationHtml(result: SimulationResult): string {
  const { services, fleets, events, notes, start, hours, seed } = result;
  const totals = services.map(({ service, totals: t, series }) => [
    escaped(service),
    number(Math.max(0, ...reduceMax(series.desired))),
    number(t.peakRunning),
    number(t.tasksStarted),
    `${t.scaleOuts} / ${t.scaleIns}`,
    number(t.requests),
    t.overloaded > 0 ? `<span class="bad">${((100 * t.overloaded) / t.requests).toFixed(2)} %</span>` : "none",
    number(Math.round(Object.values(t.taskSeconds).reduce((sum, seconds) => sum + seconds, 0) / 360) / 10),
  ]);
  const uptimes = services.flatMap(({ service, uptime: { commitment, months } }) =>
    months.map(({ month, uptimePercent, downSeconds, minutesBelowMinimum, met }) => [
      escaped(service),
      month,
      `${uptimePercent.toFixed(3)} %`,
      number(Math.round(downSeconds)),
      number(minutesBelowMinimum),
      `${commitment.monthlyUptimePercent} % (${commitment.level})`,
      met ? "met" : '<span class="bad">missed</span>',
    ]),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stowage simulation</title>
<style>${style}</style>
</head>
<body>
<h1>${services.length} service${services.length === 1 ? "" : "s"}, ${number(hours)} hours</h1>
<p>From ${start}, seed ${escaped(seed)}. Triangles are scaling activities.</p>
${simulationSvg(result)}
<h2>Totals</h2>
${table(["Service", "Peak desired", "Peak running", "Started", "Scaled out / in", "Requests", "Above capacity", "Task-hours"], totals, 1)}
<h2>Uptime and the Compute SLA</h2>
${table(["Service", "Month", "Up", "Seconds down", "Minutes below minimum", "Commitment", ""], uptimes, 2)}
${fleets.length > 0 ? `<h2>Instances</h2>\n${table(["Provider", "Most", "Instance-hours"], fleetRows(fleets), 1)}` : ""}
<h2>Events</h2>
${
  events.length === 0
    ? "<p>None.</p>"
    : table(
        ["Time (UTC)", "Kind", "Of", "What"],
        events
          .slice(0, rowsMax)
          .map(({ at, kind, subject, message }) => [at.slice(0, 19).replace("T", " "), kind, escaped(subject), escaped(message)]),
        4,
      )
}
${events.length > rowsMax ? `<p>… and ${events.length - rowsMax} more.</p>` : ""}
<h2>What was taken for granted</h2>
<ul>${notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>
</body>
</html>
`;
}

export { simulationSvg };

/** @param texts How many columns from the left are texts; the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[], texts: number): string {
  const cell = (tag: string, text: string, i: number): string =>
    `<${tag} class="${i >= texts ? "n" : i < texts - 1 ? "t" : ""}">${text}</${tag}>`;
  const shown = rows.slice(0, rowsMax);
  return `<div class="scroll"><table><thead><tr>${head.map((text, i) => cell("th", text, i)).join("")}</tr></thead><tbody>${shown
    .map((row) => `<tr>${row.map((text, i) => cell("td", text, i)).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
}

function fleetRows(fleets: SimulationResult["fleets"]): string[][] {
  return fleets.map(({ provider, series, instanceSeconds }) => [
    escaped(provider),
    number(Math.max(0, ...reduceMax(series.running))),
    number(Math.round(instanceSeconds / 360) / 10),
  ]);
}

function reduceMax(values: readonly number[]): [number] {
  return [values.reduce((most, value) => Math.max(most, value), 0)];
}

/** Grouped in thousands, the same everywhere. */
function number(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}
