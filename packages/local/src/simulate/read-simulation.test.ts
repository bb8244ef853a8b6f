import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLoad } from "./load/read-load.js";
import { readSimulation } from "./read-simulation.js";

const assembly = {
  format: "stowage/assembly@1",
  app: "a",
  services: { "main/web": { serviceName: "web", cluster: "main", taskDefinition: "web", desiredCount: 2 } },
};

describe("a scenario", () => {
  it.each([
    ["nothing at all", {}, "", "There is nothing to simulate"],
    ["a misspelt field", { servics: {} }, "/servics", "not a field that is known"],
    ["no time", { days: 0, services: { web: {} } }, "/days", ">0"],
    ["a negative load", { services: { web: { load: { shape: "constant", requests: -1 } } } }, "/services/web/load/requests", ">=0"],
    ["a load of no kind", { services: { web: { load: "weekly" } } }, "/services/web/load", "A load is"],
    [
      "an upside-down day",
      { services: { web: { load: { shape: "daily", low: 9, high: 3 } } } },
      "/services/web/load/low",
      "above the highest",
    ],
    ["scaling without a target", { services: { web: { scaling: { min: 1, max: 2 } } } }, "/services/web/scaling", "needs a target"],
    [
      "bounds that cross",
      { services: { web: { scaling: { min: 3, max: 2, cpu: 60 } } } },
      "/services/web/scaling/min",
      "greater than the maximum",
    ],
    ["a key of an Assembly without one", { services: { "main/shop": {} } }, "/services/main~1shop", '"main/shop" is no name for a service'],
    ["a size that Fargate has not", { services: { web: { cpu: 300 } } }, "/services/web/cpu", "no tasks of 300 CPU units"],
    [
      "memory that does not go with the CPU",
      { services: { web: { memory: 8192 } } },
      "/services/web/memory",
      "8192 MiB with 256 CPU units",
    ],
    ["a name with a space", { services: { "my shop": {} } }, "/services/my shop", '"my shop" is no name for a service'],
    ["half a minute's grain", { grainSeconds: 30, services: { web: {} } }, "/grainSeconds", ">=60"],
    ["a service that the Assembly has not", { assembly, services: { "main/wbe": {} } }, "/services/main~1wbe", 'no service "main/wbe"'],
    [
      "a size beside an Assembly",
      { assembly, services: { "main/web": { cpu: 256 } } },
      "/services/main~1web/cpu",
      "the definition says it",
    ],
    [
      "an alarm of no policy",
      { assembly, services: { "main/web": { alarms: [{ policy: "p", metric: "cpu", comparison: ">", threshold: 1 }] } } },
      "/services/main~1web/alarms/0/policy",
      'no scaling policy "p"',
    ],
    [
      "a damaged Assembly",
      { assembly: { ...assembly, services: { "main/web": { serviceNam: "x" } } } },
      "/assembly/services/main~1web/serviceNam",
      "serviceName",
    ],
    ["more than an engine runs", { services: { web: { desired: 60_000 } } }, "", "more than one engine runs"],
  ])("with %s is refused with its place", (_, input, path, message) => {
    const { scenario, diagnostics } = readSimulation(input);
    expect(scenario).toBeUndefined();
    expect(diagnostics.map(({ path: at }) => at)).toContain(path);
    const found = diagnostics.find(({ path: at }) => at === path)!;
    expect(`${found.message} ${found.hint}`).toContain(message);
    expect(found.hint.length).toBeGreaterThan(3);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readSimulation(value)));
  });
});

describe("a load from a file", () => {
  const minutes = (values: readonly number[]): object => ({ unit: "requests", periodSeconds: 60, values });

  it.each([
    [
      "points",
      '{"unit":"cpu","periodSeconds":300,"values":[10,20],"tasks":3}',
      { unit: "cpu", periodSeconds: 300, values: [10, 20], tasks: 3 },
    ],
    [
      "get-metric-statistics of CPU, in any order",
      '{"Label":"CPUUtilization","Datapoints":[{"Timestamp":"2026-01-05T00:01:00Z","Average":40,"Unit":"Percent"},{"Timestamp":"2026-01-05T00:00:00+00:00","Average":30,"Unit":"Percent"}]}',
      { unit: "cpu", periodSeconds: 60, values: [30, 40] },
    ],
    [
      "get-metric-data of request counts, which are sums",
      '{"MetricDataResults":[{"Id":"m1","Label":"RequestCount","Timestamps":["2026-01-05T00:00:00Z","2026-01-05T00:01:00Z"],"Values":[600,1200]}]}',
      minutes([10, 20]),
    ],
    [
      "CSV with a gap",
      "time,CPUUtilization\n2026-01-05T00:00:00Z,30\n2026-01-05T00:01:00Z,35\n2026-01-05T00:03:00Z,40\n",
      { unit: "cpu", periodSeconds: 60, values: [30, 35, 35, 40] },
    ],
    [
      "the console's CSV",
      'Label,RequestCount\nStatistic,Sum\n"2026/01/05 00:00:00",60\n2026/01/05 00:01:00,\n2026/01/05 00:02:00,120\n',
      { unit: "requests", periodSeconds: 120, values: [0.5, 1] },
    ],
    ["CSV of requests a second", "time,requests/s\n2026-01-05 00:00,5\n2026-01-05 00:01,6", minutes([5, 6])],
  ])("reads %s", (_, text, load) => {
    expect(readLoad(text, "load")).toEqual(load);
  });

  it.each([
    ["no JSON", "{", "not JSON"],
    ["no load", "{}", "neither `Datapoints`"],
    ["a negative value", '{"unit":"requests","periodSeconds":60,"values":[1,-1]}', "/values/1"],
    ["a wrong time", '{"Label":"CPU","Datapoints":[{"Timestamp":"soon","Average":1}]}', '/Datapoints/0/Timestamp: "soon" is not a time'],
    ["two metrics", '{"MetricDataResults":[{},{}]}', "2 metrics"],
    ["one point", "time,cpu\n2026-01-05T00:00:00Z,1\n", "1 data points"],
    ["text for a number", "time,cpu\n2026-01-05T00:00:00Z,1\n2026-01-05T00:01:00Z,many\n", "line 3"],
    ["nothing known in its heading", "time,latency\n2026-01-05T00:00:00Z,1\n", "neither CPU nor requests"],
    ["no times", "a,b\nc,d\n", "no line begins with a time"],
  ])("refuses %s", (_, text, message) => {
    expect(() => readLoad(text, "load.csv")).toThrow(message);
  });
});
