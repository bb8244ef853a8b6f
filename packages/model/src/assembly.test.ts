import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assembly } from "./assembly.js";
import { readAssembly } from "./read-assembly.js";
import { writeAssembly } from "./write-assembly.js";

const assembly: Assembly = {
  format: "stowage/assembly@1",
  app: "shop",
  region: "eu-west-1",
  taskDefinitions: {
    web: { family: "web", containerDefinitions: [{ image: "nginx", name: "app", dockerLabels: { b: "2", a: "1" } }] },
    api: { containerDefinitions: [{ name: "app", image: "api" }], family: "api" },
  },
  clusters: { main: { clusterName: "main" } },
  services: { "main/web": { cluster: "main", serviceName: "web", taskDefinition: "web", desiredCount: 1 } },
  scaling: {
    "main/web": {
      target: {
        ServiceNamespace: "ecs",
        ResourceId: "service/main/web",
        ScalableDimension: "ecs:service:DesiredCount",
        MinCapacity: 1,
        MaxCapacity: 4,
      },
      policies: [],
    },
  },
  tasks: {},
  loadBalancers: {
    public: {
      loadBalancer: { Type: "application", Name: "public" },
      listeners: [{ Port: 80, Protocol: "HTTP", LoadBalancerArn: "public", DefaultActions: [{ Type: "forward", TargetGroupArn: "web" }] }],
      targetGroups: [{ Name: "web", Port: 80, Protocol: "HTTP", TargetType: "ip", VpcId: "vpc-1" }],
      rules: [],
    },
  },
  autoScalingGroups: {
    workers: {
      launchTemplate: { LaunchTemplateName: "workers", LaunchTemplateData: { InstanceType: "m7g.large" } },
      autoScalingGroup: { AutoScalingGroupName: "workers", MinSize: 0, MaxSize: 9, LaunchTemplate: { LaunchTemplateName: "workers" } },
    },
  },
  local: { "web/app": { command: ["node", "web.js"], env: { B: "2", A: "1" } } },
};

describe("writing an Assembly", () => {
  it("orders sections, names and members, and leaves out what is empty", () => {
    const text = writeAssembly(assembly);
    const again = JSON.parse(text) as Record<string, Record<string, Record<string, unknown>>>;
    expect(Object.keys(again)).toEqual([
      ...["format", "app", "region", "clusters", "autoScalingGroups", "taskDefinitions", "services", "scaling", "loadBalancers", "local"],
    ]);
    expect(Object.keys(again["taskDefinitions"]!)).toEqual(["api", "web"]);
    expect(Object.keys(again["taskDefinitions"]!["api"]!)).toEqual(["family", "containerDefinitions"]);
    expect(Object.keys(again["scaling"]!["main/web"]!)).toEqual(["target"]);
    expect(Object.keys(again["loadBalancers"]!["public"]!)).toEqual(["loadBalancer", "listeners", "targetGroups"]);
    expect(Object.keys(again["autoScalingGroups"]!["workers"]!)).toEqual(["autoScalingGroup", "launchTemplate"]);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("gives the same bytes for the same content in any order", () => {
    const shuffle = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffle)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, member]) => [key, shuffle(member)]),
            )
          : value;
    expect(writeAssembly(shuffle(assembly) as Assembly)).toBe(writeAssembly(assembly));
  });

  it("is read back as it was", () => {
    const text = writeAssembly(assembly);
    const read = readAssembly(JSON.parse(text));
    expect(read.diagnostics).toEqual([]);
    expect(writeAssembly(read.assembly!)).toBe(text);
  });
});

describe("reading an Assembly", () => {
  const base = JSON.parse(writeAssembly(assembly)) as Record<string, unknown>;
  it.each([
    ["no object", [], "wrong-type", ""],
    ["another file", { name: "x" }, "unknown-value", "/format"],
    ["a newer format", { ...base, format: "stowage/assembly@2" }, "unknown-value", "/format"],
    ["an unknown section", { ...base, taskDefinition: {} }, "unknown-field", "/taskDefinition"],
    ["no app", { ...base, app: undefined }, "missing-field", "/app"],
    ["a name that cannot be a file's", { ...base, clusters: { "../x": { clusterName: "../x" } } }, "unknown-value", "/clusters/..~1x"],
    [
      "a name that differs from its request's",
      { ...base, clusters: { a: { clusterName: "b" } } },
      "unknown-value",
      "/clusters/a/clusterName",
    ],
    [
      "a wrong request",
      { ...base, services: { "main/web": { cluster: "main", serviceName: "web", desiredCount: "2" } } },
      "wrong-type",
      "/services/main~1web/desiredCount",
    ],
    [
      "a policy that is none",
      { ...base, scaling: { "main/web": { target: {}, policies: {} } } },
      "missing-field",
      "/scaling/main~1web/target/ServiceNamespace",
    ],
    [
      "an unknown part of an entry",
      { ...base, scaling: { "main/web": { target: {}, polices: [] } } },
      "unknown-field",
      "/scaling/main~1web/polices",
    ],
    [
      "a schedule that is none",
      { ...base, tasks: { job: { request: { taskDefinition: "x" }, schedule: 5 } } },
      "wrong-type",
      "/tasks/job/schedule",
    ],
    [
      "a group of another name",
      {
        ...base,
        autoScalingGroups: { a: { autoScalingGroup: { AutoScalingGroupName: "b", MinSize: 0, MaxSize: 1 }, launchTemplate: {} } },
      },
      "unknown-value",
      "/autoScalingGroups/a/autoScalingGroup/AutoScalingGroupName",
    ],
    [
      "a listener without a port that is one",
      { ...base, loadBalancers: { public: { loadBalancer: { Name: "public" }, listeners: [{ Port: "80" }] } } },
      "wrong-type",
      "/loadBalancers/public/listeners/0/Port",
    ],
    ["a severity that is none", { ...base, checks: { severity: { "some-rule": "fatal" } } }, "unknown-value", "/checks/severity/some-rule"],
    [
      "a budget that is a number",
      { ...base, checks: { budgets: [{ service: "main/web", maxMonthly: 5 }] } },
      "wrong-type",
      "/checks/budgets/0/maxMonthly",
    ],
    [
      "a working folder that is null",
      { ...base, local: { "web/app": { command: ["x"], cwd: null } } },
      "wrong-type",
      "/local/web~1app/cwd",
    ],
    ["a command that is a string", { ...base, local: { "web/app": { command: "node web.js" } } }, "wrong-type", "/local/web~1app/command"],
    [
      "a suppression without a reason",
      { ...base, checks: { suppressions: [{ rule: "x" }] } },
      "missing-field",
      "/checks/suppressions/0/reason",
    ],
  ])("refuses %s, with the place", (_, value, rule, path) => {
    const read = readAssembly(value);
    expect(read.assembly).toBeUndefined();
    expect(read.diagnostics).toContainEqual(expect.objectContaining({ rule, path, severity: "error" }));
  });

  it("lets an instance type through that is newer than the SDK", () => {
    const group = (base["autoScalingGroups"] as Record<string, Record<string, object>>)["workers"]!;
    const launchTemplate = { LaunchTemplateName: "workers", LaunchTemplateData: { InstanceType: "m42g.large" } };
    expect(readAssembly({ ...base, autoScalingGroups: { workers: { ...group, launchTemplate } } }).diagnostics).toEqual([]);
  });

  it("never throws, whatever JSON it is given, and always says something about it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, section) => {
        expect(readAssembly(whole).diagnostics.length).toBeGreaterThan(0);
        for (const key of ["clusters", "services", "scaling", "checks", "local", "tasks"]) readAssembly({ ...base, [key]: section });
      }),
    );
  });
});
