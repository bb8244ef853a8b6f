import { readFileSync } from "node:fs";
import type { Assembly, Estimate } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, fargateTask, service } from "../../test/build.js";
import { expectGolden } from "../../test/golden.js";
import { estimate } from "../estimate/estimate.js";
import { diffEstimates } from "./diff-estimates.js";
import { renderDiff } from "./render-diff.js";

const storefront = JSON.parse(readFileSync(new URL("../../test/fixtures/storefront.json", import.meta.url), "utf8")) as Assembly;

/** The catalogue gets larger and runs more tasks, the orders move to ARM, the web loses its public address. */
const changed: Assembly = {
  ...storefront,
  taskDefinitions: {
    ...storefront.taskDefinitions,
    catalog: { ...storefront.taskDefinitions!["catalog"]!, cpu: "1024", memory: "2048" },
    orders: { ...storefront.taskDefinitions!["orders"]!, runtimePlatform: { cpuArchitecture: "ARM64" } },
  },
  services: {
    ...storefront.services,
    "main/catalog": { ...storefront.services!["main/catalog"]!, desiredCount: 4 },
    "main/web": { ...storefront.services!["main/web"]!, networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-private-a"] } } },
  },
};

describe("a diff", () => {
  it.each([
    ["table", "storefront-diff.txt"],
    ["json", "storefront-diff.json"],
    ["markdown", "storefront-diff.md"],
  ] as const)("of a change to the storefront reads well as %s", async (format, golden) => {
    const diff = diffEstimates(await estimate(storefront), await estimate(changed));
    const text = renderDiff(diff, format);
    expectGolden(golden, text);
    // One screen of 80 by 24 and the same on GitHub; the JSON is for programs.
    if (format !== "json") expect(text.split("\n").length).toBeLessThanOrEqual(24);
  });

  it("says so where nothing changes", async () => {
    const same = await estimate(storefront);
    expect(renderDiff(diffEstimates(same, same), "table")).toBe(
      [
        "No difference: 40.68 USD a month",
        "",
        "3 resources unchanged at 40.68 USD.",
        "List prices of us-east-1, the oldest of 2025-10-27, before tax.",
        "",
      ].join("\n"),
    );
  });

  it("names what is new, gone, and without a price", async () => {
    const base = assemblyOf({
      tasks: [fargateTask("web"), fargateTask("old")],
      services: [service("web"), service("old", { desiredCount: 1 })],
    });
    const head = assemblyOf({
      tasks: [fargateTask("web"), ec2Task("own")],
      services: [service("web"), service("own", { launchType: "EC2" })],
    });
    const diff = diffEstimates(await estimate(base, { hours: 24 }), await estimate(head, { hours: 24 }));
    expect(diff.lines.map(({ resource, change }) => [resource, change])).toEqual([
      ["main/web", "unchanged"],
      ["main/web", "unchanged"],
      ["main/old", "removed"],
      ["main/old", "removed"],
    ]);
    expect(renderDiff(diff, "table")).toContain("Without a known price, and in no sum: main/own instances.");
    expect(renderDiff(diff, "table")).toMatch(/^-0\.59 USD in 24 hours \(1\.78 → 1\.18, -33\.3 %\)/);
    expect(renderDiff(diff, "markdown")).toContain("| `main/old` | 0.59 | – | -0.59 | removed |");
  });

  it("does not call removed, or new, what has no known price on one side", async () => {
    const priced = await estimate(assemblyOf({ tasks: [fargateTask("web")] }));
    const unpriced = await estimate(assemblyOf({ tasks: [fargateTask("web", { cpu: "513" })] }));
    const rows = (base: Estimate, head: Estimate): string => renderDiff(diffEstimates(base, head), "table");
    expect(rows(priced, unpriced)).toMatch(/^web .* -  .* no known price$/m);
    expect(rows(unpriced, priced)).toMatch(/^web .* had no known price$/m);
    for (const text of [rows(priced, unpriced), rows(unpriced, priced), rows(unpriced, unpriced)]) {
      expect(text.split("\n")[0]).toMatch(/, without what has no known price$/);
    }
  });

  it("sums up what does not fit on a screen", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `svc-${at}`);
    const of = (desiredCount: number): Assembly =>
      assemblyOf({ tasks: names.map((name) => fargateTask(name)), services: names.map((name) => service(name, { desiredCount })) });
    const text = renderDiff(diffEstimates(await estimate(of(1)), await estimate(of(2))), "markdown");
    expect(text).toContain("| 15 more |");
    expect(text.split("\n").length).toBeLessThan(32);
  });

  it("keeps the names of resources from being markup", async () => {
    const estimated = await estimate(assemblyOf({ tasks: [fargateTask("web")] }));
    const evil: Estimate = { ...estimated, lines: estimated.lines.map((line) => ({ ...line, resource: "a`|b\n<script>" })) };
    const text = renderDiff(diffEstimates({ ...estimated, lines: [], monthly: "0" }, evil), "markdown");
    expect(text).toContain("| `a  b <script>` | – |");
  });

  it.each([
    ["currencies", { currency: "CNY" }, "diff-currency"],
    ["spans", { hours: 24 }, "diff-hours"],
  ])("is refused between two %s", async (_, change, code) => {
    const base = await estimate(storefront);
    expect(() => diffEstimates(base, { ...base, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
