import { describe, expect, it } from "vitest";
import type { Assembly, ServiceScaling } from "@stowage/model";
import type { SimulationScenario } from "@stowage/model/inputs";
import { simulate } from "./simulate.js";

const spike = { shape: "spike", base: 60, peak: 600, atHour: 1, holdMinutes: 60 } as const;
const web = { desired: 2, scaling: { min: 2, max: 20, cpu: 60 }, load: spike } as const;

/** Minutes from the beginning at which the desired count of a service was changed. */
function changes({ events, start }: ReturnType<typeof simulate>, kind: string): number[] {
  return events.filter((event) => event.kind === kind).map(({ at }) => (Date.parse(at) - Date.parse(start)) / 60_000);
}

describe("a service under a spike", () => {
  const result = simulate({ services: { web }, days: 0.2, seed: 3 });
  const [service] = result.services;

  it("scales out after the alarm's three periods and then once in each cooldown", () => {
    const outs = changes(result, "scale-out");
    // The load is above the target from minute 60 on; its first data point is there a minute later.
    expect(outs[0]).toBe(63);
    expect(outs.slice(1).every((at, i) => at - outs[i]! >= 5)).toBe(true);
    expect(outs.length).toBeGreaterThan(1);
    // Six hundred requests are ten tasks at 60 %.
    expect(service!.totals.peakRunning).toBe(10);
  });

  it("follows a shorter cooldown of its policy", () => {
    const quick = simulate({ services: { web: { ...web, scaling: { ...web.scaling, scaleOutCooldown: 60 } } }, days: 0.2, seed: 3 });
    const outs = changes(quick, "scale-out");
    expect(outs[0]).toBe(63);
    expect(outs.at(-1)).toBeLessThan(changes(result, "scale-out").at(-1)!);
  });

  it("scales in fifteen minutes after the load is gone, and never below its minimum", () => {
    const [first] = changes(result, "scale-in");
    // The load falls below 54 % in the ramp that begins at minute 122.
    expect(first).toBeGreaterThanOrEqual(122 + 15);
    expect(first).toBeLessThanOrEqual(122 + 15 + 3);
    expect(Math.min(...service!.series.desired)).toBe(2);
  });

  it("counts what its tasks could not serve", () => {
    const { requests, overload, running } = service!.series;
    for (const [i, over] of overload.entries()) {
      expect(over).toBeGreaterThanOrEqual(0);
      if (running[i] === running[i - 1]) expect(over).toBeCloseTo(Math.max(0, requests[i]! - running[i]! * 100), 2);
    }
    expect(service!.totals.overloaded).toBeGreaterThan(0);
  });
});

describe("chance", () => {
  const scenario: SimulationScenario = {
    services: { web: { ...web, spotPercent: 50 } },
    spot: { interruptionsPerDay: 24 },
    failures: { startPercent: 10, crashesPerDay: 12 },
    startup: { pull: { mean: 20, spread: 10 }, app: { mean: 5, spread: 2 } },
    days: 0.2,
  };

  it("depends on the seed alone", () => {
    const once = JSON.stringify(simulate({ ...scenario, seed: 5 }));
    expect(JSON.stringify(simulate({ ...scenario, seed: 5 }))).toBe(once);
    expect(JSON.stringify(simulate({ ...scenario, seed: 6 }))).not.toBe(once);
  });

  it("takes Spot capacity back and crashes tasks, which are replaced", () => {
    const { events, services, tasks } = simulate({ ...scenario, seed: 5 });
    const kinds = new Set(events.map(({ kind }) => kind));
    expect(kinds).toContain("spot");
    expect(kinds).toContain("crash");
    expect(services[0]!.series.running.at(-1)).toBeGreaterThanOrEqual(1);
    expect(new Set(tasks.map(({ on }) => on))).toEqual(new Set(["FARGATE", "FARGATE_SPOT"]));
  });
});

describe("the loss of a zone", () => {
  const loss = { zone: "us-east-1a", atHour: 1, minutes: 60 };

  it("leaves a service in three zones up, with its tasks started again in the others", () => {
    const { services, tasks, events } = simulate({
      services: { web: { desired: 6, load: { shape: "constant", requests: 10 } } },
      zoneLosses: [loss],
      days: 0.2,
    });
    expect(services[0]!.uptime).toMatchObject({
      commitment: { level: "multi-zone", monthlyUptimePercent: 99.99 },
      months: [{ downSeconds: 0, met: true }],
    });
    expect(services[0]!.uptime.months[0]!.minutesBelowMinimum).toBeGreaterThan(0);
    const [lost, back] = events.map(({ at }) => Date.parse(at));
    const during = tasks.filter(({ pullStartedAt }) => pullStartedAt >= lost! && pullStartedAt < back!);
    expect(during).toHaveLength(2);
    expect(during.every(({ zone }) => zone !== loss.zone)).toBe(true);
  });

  it("takes down a service of one task, which has the single-task commitment", () => {
    const scenario = { services: { one: { desired: 1, load: { shape: "constant", requests: 10 } } }, days: 0.2 } as const;
    const zone = simulate(scenario).tasks[0]!.zone;
    const [service] = simulate({ ...scenario, zoneLosses: [{ ...loss, zone }] }).services;
    const [month] = service!.uptime.months;
    expect(service!.uptime.commitment.level).toBe("single");
    expect(month!.downSeconds).toBeGreaterThan(10);
    expect(month!.downSeconds).toBeLessThan(60);
    // January has 31 days.
    expect(month!.uptimePercent).toBeCloseTo(100 * (1 - month!.downSeconds / (31 * 86_400)), 4);
  });
});

describe("scheduled and step scaling", () => {
  const place = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
  const assembly: Assembly = {
    format: "stowage/assembly@1",
    app: "a",
    clusters: { main: { clusterName: "main", capacityProviders: ["FARGATE"] } },
    taskDefinitions: {
      web: {
        family: "web",
        cpu: "256",
        memory: "512",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        containerDefinitions: [{ name: "app", image: "web" }],
      },
    },
    services: {
      "main/web": {
        serviceName: "web",
        cluster: "main",
        taskDefinition: "web",
        desiredCount: 2,
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"] } },
      },
    },
  };

  it("raises and lowers the bounds on time", () => {
    const scheduled: ServiceScaling["scheduled"] = [
      { ...place, ScheduledActionName: "up", Schedule: "cron(0 1 * * ? *)", ScalableTargetAction: { MinCapacity: 6 } },
      {
        ...place,
        ScheduledActionName: "down",
        Schedule: "at(2026-01-05T03:00:00)",
        ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 3 },
      },
    ];
    const scaling = { "main/web": { target: { ...place, MinCapacity: 2, MaxCapacity: 8 }, scheduled } };
    const { services, events } = simulate({ assembly: { ...assembly, scaling }, load: { shape: "constant", requests: 0 }, days: 0.25 });
    expect(events.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      "2026-01-05T01:00:00.000Z scheduled",
      "2026-01-05T03:00:00.000Z scheduled",
    ]);
    expect([50, 70, 200].map((minute) => services[0]!.series.desired[minute])).toEqual([2, 6, 3]);
  });

  it("takes the step that the alarm's distance falls into", () => {
    const policies: ServiceScaling["policies"] = [
      {
        ...place,
        PolicyName: "steps",
        PolicyType: "StepScaling",
        StepScalingPolicyConfiguration: {
          AdjustmentType: "ChangeInCapacity",
          Cooldown: 600,
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
            { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
          ],
        },
      },
    ];
    const scaling = { "main/web": { target: { ...place, MinCapacity: 2, MaxCapacity: 8 }, policies } };
    const alarms = [{ policy: "steps", metric: "cpu", comparison: ">", threshold: 60, periods: 2 }] as const;
    const { services, events } = simulate({
      assembly: { ...assembly, scaling },
      services: { "main/web": { alarms, load: { shape: "constant", requests: 200 } } },
      days: 0.05,
    });
    expect(events[0]).toMatchObject({ at: "2026-01-05T00:02:00.000Z", kind: "scale-out" });
    expect(services[0]!.series.desired.at(-1)).toBe(5);
  });

  it("says what it cannot follow", () => {
    const policies: ServiceScaling["policies"] = [
      {
        ...place,
        PolicyName: "p",
        PolicyType: "PredictiveScaling",
        PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 40 }] },
      },
    ];
    const scaling = { "main/web": { target: { ...place, MinCapacity: 2, MaxCapacity: 8 }, policies } };
    expect(simulate({ assembly: { ...assembly, scaling }, days: 0.01 }).notes.join()).toContain("predictive");
  });

  it("is refused with a place where the engine refuses the definitions", () => {
    const services = { "main/web": { ...assembly.services!["main/web"]!, taskDefinition: "other" } };
    expect(() => simulate({ assembly: { ...assembly, services } })).toThrow(/CreateService of \/assembly\/services\/main~1web is refused/);
  });
});
