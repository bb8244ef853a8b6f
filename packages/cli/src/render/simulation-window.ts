import type { ServiceSeries, SimulationResult } from "@stowage/local/simulate";

/** The part of a simulation between two hours after its beginning, for charts; totals and uptime stay those of the whole. */
export function simulationWindow(result: SimulationResult, fromHour: number, toHour: number): SimulationResult {
  const perHour = 3600 / result.grainSeconds;
  const from = Math.floor(fromHour * perHour);
  const to = Math.min(result.services[0]?.series.desired.length ?? 0, Math.ceil(toHour * perHour));
  const start = at(result, from);
  const end = at(result, to);
  return {
    ...result,
    start,
    end,
    hours: (to - from) / perHour,
    services: result.services.map((service) => ({ ...service, series: sliced(service.series, from, to) })),
    events: result.events.filter((event) => event.at >= start && event.at <= end),
  };
}

function at({ start, grainSeconds }: SimulationResult, index: number): string {
  return new Date(Date.parse(start) + index * grainSeconds * 1000).toISOString();
}

function sliced(series: ServiceSeries, from: number, to: number): ServiceSeries {
  return Object.fromEntries(Object.entries(series).map(([name, values]) => [name, values.slice(from, to)])) as unknown as ServiceSeries;
}
