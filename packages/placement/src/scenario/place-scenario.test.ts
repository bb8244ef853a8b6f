import { describe, expect, it } from "vitest";
import { placeScenario } from "./place-scenario.js";
import { readScenario } from "./read-scenario.js";

const clock = () => 0;
const group = { name: "web", count: 2, cpu: 256, memory: 512 };

describe("stowage place", () => {
  it("answers in the documented form", () => {
    const report = placeScenario(
      { instances: [{ type: "m5.large", az: "us-east-1a", count: 2 }], groups: [{ ...group, count: 3 }] },
      clock,
    );
    expect(Object.keys(report)).toEqual(["format", "placed", "unplaced", "instances", "elapsedMs", "diagnostics"]);
    expect(report.format).toBe("stowage/place@1");
    expect(report.placed.map(({ group: name, index, az }) => [name, index, az])).toEqual([
      ["web", 0, "us-east-1a"],
      ["web", 1, "us-east-1a"],
      ["web", 2, "us-east-1a"],
    ]);
    expect(report.instances.map(({ id }) => id)).toEqual(["m5.large-us-east-1a-0", "m5.large-us-east-1a-1"]);
    expect(report.instances.map(({ cpuUsed }) => cpuUsed).sort()).toEqual([256, 512]);
    expect(report.unplaced).toEqual([]);
  });

  it("names instances as documented", () => {
    const instances = [
      { type: "m5.large", az: "a" },
      { type: "m5.large", az: "b", count: 2 },
      { type: "m5.large", az: "a" },
      { id: "x", type: "t3.micro", az: "a" },
      { id: "y", type: "t3.micro", az: "a", count: 2 },
    ];
    expect(placeScenario({ instances, groups: [] }, clock).instances.map(({ id }) => id)).toEqual([
      ...["m5.large-a-0", "m5.large-b-0", "m5.large-b-1", "m5.large-a-1", "x", "y-0", "y-1"],
    ]);
  });

  it("counts running tasks, which take what their group says", () => {
    const { instances } = placeScenario(
      { instances: [{ type: "m5.large", az: "a", running: { web: 2, other: 1 } }], groups: [{ ...group, count: 1 }] },
      clock,
    );
    expect(instances[0]).toMatchObject({ tasks: 4, cpuUsed: 768, memoryUsed: 1536 });
  });

  it("derives the attributes that ECS sets", () => {
    const of = (expression: string) =>
      placeScenario(
        {
          instances: [{ type: "m7g.large", az: "eu-west-1a", attributes: { stack: "prod" } }],
          groups: [{ ...group, placementConstraints: [{ type: "memberOf", expression }] }],
        },
        clock,
      ).placed.length;
    expect(of("attribute:ecs.cpu-architecture == arm64 and attribute:ecs.instance-type =~ m7g.*")).toBe(2);
    expect(of("attribute:ecs.availability-zone == eu-west-1a and attribute:ecs.os-type == linux and attribute:stack == prod")).toBe(2);
    expect(of("attribute:ecs.cpu-architecture == x86_64")).toBe(0);
  });

  it("says why tasks stay unplaced", () => {
    const [unplaced] = placeScenario({ instances: [{ type: "t3.nano", az: "a" }], groups: [{ ...group, memory: 4096 }] }, clock).unplaced;
    expect(unplaced).toMatchObject({ group: "web", count: 2, reason: "RESOURCE:MEMORY" });
    expect(unplaced?.message).toContain("t3.nano-a-0");
  });
});

describe("a scenario that cannot be read", () => {
  const instances = [{ type: "m5.large", az: "a" }];
  it.each([
    ["not an object", 7, "", "wrong-type"],
    ["a missing list", { instances }, "/groups", "missing-field"],
    ["a misspelt field", { instances, groups: [{ ...group, memroy: 1 }] }, "/groups/0/memroy", "unknown-field"],
    ["a negative size", { instances, groups: [{ ...group, cpu: -1 }] }, "/groups/0/cpu", "out-of-range"],
    ["an absurd size", { instances, groups: [{ ...group, memory: 1e12 }] }, "/groups/0/memory", "out-of-range"],
    ["a fraction of a unit", { instances, groups: [{ ...group, cpu: 0.5 }] }, "/groups/0/cpu", "wrong-type"],
    ["a port that is none", { instances, groups: [{ ...group, hostPorts: [70_000] }] }, "/groups/0/hostPorts/0", "out-of-range"],
    ["an unknown type", { instances: [{ type: "m5.larg", az: "a" }], groups: [] }, "/instances/0/type", "unknown-instance-type"],
    ["a name twice", { instances, groups: [group, group] }, "/groups/1/name", "duplicate-name"],
    [
      "an expression with a syntax error",
      { instances, groups: [{ ...group, placementConstraints: [{ type: "memberOf", expression: "attribute:x = a" }] }] },
      "/groups/0/placementConstraints/0/expression",
      "cluster-query-syntax",
    ],
    [
      "a field that a strategy does not have",
      { instances, groups: [{ ...group, placementStrategy: [{ type: "binpack", field: "disk" }] }] },
      "/groups/0/placementStrategy/0/field",
      "unknown-value",
    ],
  ])("%s", (_, input, path, rule) => {
    const { scenario, diagnostics } = readScenario(input);
    expect(scenario).toBeUndefined();
    expect(diagnostics).toEqual([expect.objectContaining({ path, rule, severity: "error" })]);
    expect(diagnostics[0]?.hint).not.toBe("");
    expect(() => placeScenario(input, clock)).toThrowError(expect.objectContaining({ code: "scenario-invalid", diagnostics }));
  });

  it("suggests the type that was meant", () => {
    expect(readScenario({ instances: [{ type: "m5.larg", az: "a" }], groups: [] }).diagnostics[0]?.hint).toContain("m5.large");
  });

  it("names every finding with its remedy in one message", () => {
    const input = { instances: [{ type: "m5.larg", az: "a" }], groups: [{ ...group, cpu: -1 }] };
    expect(() => placeScenario(input, clock)).toThrowError(
      /\/instances\/0\/type: .*\n {4}.*m5\.large[^]*\/groups\/0\/cpu: -1 is out of range/,
    );
  });

  it("keeps a group to the zones of its subnets, and names a zone that is none", () => {
    const zoned = (zones: unknown): unknown => ({ instances: [{ type: "m5.large", az: "us-east-1a" }], groups: [{ ...group, zones }] });
    expect(readScenario(zoned(["us-east-1a"])).diagnostics).toEqual([]);
    const { unplaced } = placeScenario(zoned(["us-east-1b"]), clock);
    expect(unplaced).toEqual([expect.objectContaining({ group: "web", count: 2, reason: "LOCATION" })]);
    expect(readScenario(zoned([1])).diagnostics).toEqual([expect.objectContaining({ severity: "error", path: "/groups/0/zones/0" })]);
  });

  it("marks a limit an instance as none of ECS's", () => {
    const { diagnostics } = readScenario({ instances, groups: [{ ...group, maxPerInstance: 2 }] });
    expect(diagnostics).toEqual([expect.objectContaining({ rule: "what-if", severity: "warning", path: "/groups/0/maxPerInstance" })]);
  });

  it("warns of a group that fits no type of the catalogue", () => {
    const { scenario, diagnostics } = readScenario({ instances, groups: [{ ...group, memory: 60_000_000 }] });
    expect(scenario).toBeDefined();
    expect(diagnostics).toEqual([expect.objectContaining({ rule: "never-fits", severity: "warning", path: "/groups/0/memory" })]);
  });

  it("warns of a group that needs more at once than any one type has, and of none that an instance of the scenario has room for", () => {
    const both = { ...group, cpu: 400 * 1024, gpu: 8 };
    expect(readScenario({ instances, groups: [both] }).diagnostics).toEqual([
      expect.objectContaining({
        rule: "never-fits",
        severity: "warning",
        path: "/groups/0",
        message: expect.stringContaining("409600 CPU units, 512 MiB, 8 GPUs"),
      }),
    ]);
    const own = [{ type: "p5.48xlarge", az: "a", cpu: 400 * 1024, memory: 1024 }];
    expect(readScenario({ instances: own, groups: [both] }).diagnostics).toEqual([]);
  });
});
