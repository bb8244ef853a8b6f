import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stowage } from "./io.js";

const folder = mkdtempSync(join(tmpdir(), "planning-"));
const scenario = {
  instances: [
    { type: "m7g.large", az: "us-east-1a", count: 2 },
    { type: "m7g.large", az: "us-east-1b", count: 2 },
  ],
  groups: [
    { name: "web", count: 2, cpu: 512, memory: 1024 },
    { name: "big", count: 2, cpu: 2048, memory: 4096 },
  ],
};
writeFileSync(join(folder, "scenario.json"), JSON.stringify(scenario));
writeFileSync(join(folder, "huge.json"), JSON.stringify({ groups: [{ name: "x", count: 1, cpu: 999_999, memory: 10 }] }));

describe("stowage place --lose", () => {
  it("says who keeps its minimum when a zone or an instance is lost, and what the Compute SLA says to that", async () => {
    const { code, out } = await stowage(["place", "scenario.json", "--lose", "1"], folder);
    expect(code).toBe(1);
    expect(out).toMatch(/web +2 +2 +1 \+ 1 +us-east-1a +99\.995 % +99\.99 % \(multi-zone\) +met/);
    expect(out).toMatch(/big +2 +2 +1 \+ 0 +us-east-1a +\d+\.\d+ % +99\.99 % \(multi-zone\) +MISSED/);
    expect(out).toContain("falls short  big without us-east-1a: 1 left and 0 placed again, where 2 are to be");
    const half = await stowage(["place", "scenario.json", "--lose", "1", "--minimum", "50"], folder);
    expect(half).toMatchObject({ code: 0, out: expect.stringContaining("Every service keeps its minimum.") as string });
    const { out: json } = await stowage(["place", "scenario.json", "--lose", "1", "--format", "json"], folder);
    expect(JSON.parse(json)).toMatchObject({ format: "stowage/place@1", survival: { survives: false } });
  });

  it.each([
    [["--lose", "one"], "--lose one is not a whole number from 0 to 100."],
    [["--lose", "1", "--minimum", "120"], "--minimum 120 is not a number from 0 to 100."],
  ])("%j is refused", async (flags, message) => {
    const { code, err } = await stowage(["place", "scenario.json", ...flags], folder);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) as string });
  });
});

describe("stowage fleet", () => {
  it("finds the cheapest fleet, with its price and a bound", async () => {
    const { code, out } = await stowage(
      ["fleet", "scenario.json", "--types", "m7g.large,m7g.2xlarge", "--zones", "us-east-1a,us-east-1b"],
      folder,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ {2}m7g\.2?x?large {2}us-east-1[ab]/);
    expect(out).toMatch(/\d\.\d{4} USD an hour \(\d+\.\d\d a month\), on-demand list prices of us-east-1/);
    expect(out).toMatch(/No fleet of these types is better/);
    expect(out).toContain("4 tasks on");
  });

  it("counts instances with --fewest, and prints JSON", async () => {
    const { out } = await stowage(
      ["fleet", "scenario.json", "--types", "m7g.2xlarge", "--zones", "us-east-1a", "--fewest", "--format", "json"],
      folder,
    );
    expect(JSON.parse(out)).toMatchObject({ format: "stowage/fleet@1", objective: "instances", cost: 1, gap: 0 });
  });

  it.each([
    [["scenario.json"], 2, "No instance types are named."],
    [["scenario.json", "--types", "m7g.larg"], 1, 'Did you mean "m7g.large", '],
    [["scenario.json", "--types", "m7g.large", "--region", "mars-1"], 1, '"mars-1" is not a region'],
    [["huge.json", "--types", "m7g.large"], 1, 'takes a task of "x" (999999 CPU units, 10 MiB)'],
  ])("%j is refused, and says why", async (operands, code, message) => {
    expect(await stowage(["fleet", ...operands], folder)).toMatchObject({ code, err: expect.stringContaining(message) as string });
  });
});

describe("live:CLUSTER", () => {
  let local: LocalEngine;
  beforeAll(async () => {
    local = await startLocal({ clock: "virtual" });
    await call("CreateCluster", { clusterName: "main" });
    for (let i = 0; i < 2; i++) {
      const totalResources = [
        { name: "CPU", type: "INTEGER", integerValue: 2048 },
        { name: "MEMORY", type: "INTEGER", integerValue: 7738 },
      ];
      await call("RegisterContainerInstance", { cluster: "main", totalResources });
    }
    await call("RegisterTaskDefinition", {
      family: "web",
      requiresCompatibilities: ["EC2"],
      containerDefinitions: [{ name: "app", image: "app", cpu: 512, memory: 1024, portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
    });
    await call("CreateService", { cluster: "main", serviceName: "web", taskDefinition: "web", desiredCount: 2, launchType: "EC2" });
    await local.clock!.advance("2m");
  });
  afterAll(() => local.close());

  async function call(operation: string, input: unknown): Promise<void> {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` };
    const response = await fetch(local.url, { method: "POST", headers, body: JSON.stringify(input) });
    expect(response.status, await response.text()).toBe(200);
  }

  it("is read as a scenario that can be changed and placed again", async () => {
    const { code, out, err } = await stowage(["place", "live:main", "--endpoint-url", local.url, "--out", "live.json"], folder);
    expect({ code, err }).toEqual({ code: 0, err: "Wrote live.json.\n" });
    expect(out).toMatch(/1 task, cpu 512\/2048, memory 1024\/7738 MiB/);
    const saved = JSON.parse(readFileSync(join(folder, "live.json"), "utf8")) as typeof scenario;
    expect(saved).toMatchObject({
      instances: [{ running: { web: 1 } }, { running: { web: 1 } }],
      groups: [{ name: "web", hostPorts: [{ port: 8080 }] }],
    });
    // What if there were a third? Its host port is taken on both instances.
    writeFileSync(join(folder, "more.json"), JSON.stringify({ ...saved, groups: [{ ...saved.groups[0], count: 1 }] }));
    const more = await stowage(["place", "more.json"], folder);
    expect(more).toMatchObject({ code: 1, out: expect.stringContaining("does not fit  1 of web") as string });
  });

  it("is what a fleet is sought for", async () => {
    const { code, out } = await stowage(
      ["fleet", "live:main", "--endpoint-url", local.url, "--types", "m7g.large", "--zones", "us-east-1a"],
      folder,
    );
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("2 tasks on 2 instances") as string });
  });
});
