import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apply, closeClients, createClients, plan } from "@stowage/client";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEntry } from "../src/load/load-entry.js";
import { stowage } from "./io.js";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const temporary = (): string => mkdtempSync(join(tmpdir(), "import-"));

/** Writes what an import printed, and synthesizes it. */
async function synthesized(source: string): Promise<string> {
  const folder = temporary();
  writeFileSync(join(folder, "imported.ts"), source);
  const { code, err } = await stowage(["synth", "imported.ts", "--out", "."], folder);
  expect(code, err).toBe(0);
  return folder;
}

describe("stowage import", () => {
  it("and then synth give a task definition back", async () => {
    const { code, out } = await stowage(["import", "valid.json"], fixtures);
    expect(code).toBe(0);
    const valid = JSON.parse(readFileSync(join(fixtures, "valid.json"), "utf8")) as { family: string };
    const folder = await synthesized(out);
    expect(JSON.parse(readFileSync(join(folder, "task-definitions", `${valid.family}.json`), "utf8"))).toEqual(valid);
  });

  it("and then synth give an Assembly back", async () => {
    const first = temporary();
    await stowage(["synth", "shop.ts", "--out", first], fixtures);
    expect((await stowage(["import", "assembly.json", "--out", "again.ts"], first)).err).toBe("Wrote again.ts.\n");
    const again = await synthesized(readFileSync(join(first, "again.ts"), "utf8"));
    expect(readFileSync(join(again, "assembly.json"), "utf8")).toBe(readFileSync(join(first, "assembly.json"), "utf8"));
  });

  it("reads a Compose file, and points into it at what is to be completed", async () => {
    const { code, out, err } = await stowage(["import", "compose.yaml"], fixtures);
    expect(code).toBe(0);
    expect(out).toContain('export const fixtures = app("fixtures", { web, api })');
    expect(err).toMatch(/compose\.yaml:4:\d+/);
    expect(err).toContain("[import-left-out]");
  });

  it("fills a Compose file's variables in from the file that is named", async () => {
    const folder = temporary();
    writeFileSync(join(folder, "compose.yaml"), "services: { web: { image: 'nginx:${TAG}' } }");
    writeFileSync(join(folder, "prod.env"), "# of production\nTAG='1.27'\n");
    const { code, out } = await stowage(["import", "compose.yaml", "--variables", "prod.env"], folder);
    expect({ code, image: /\.image\(.*?\)/.exec(out)?.[0] }).toEqual({ code: 0, image: '.image("nginx", "1.27")' });
  });

  it.each(["${CPU}", "{{ cpu }}", "<%= cpu %>", "$CPU", "<cpu>"])("takes %s in JSON for a gap of a template", async (gap) => {
    const folder = temporary();
    writeFileSync(join(folder, "web.json"), `{ "family": "web", "cpu": ${gap} }`);
    const { code, err } = await stowage(["import", "web.json"], folder);
    expect(code).toBe(2);
    expect(err).toContain("web.json:1:");
    expect(err).toContain("fill the template in");
  });

  it.each([
    [["import"], "Nothing is named to import"],
    [["import", "valid.json", "--cluster", "main"], "A file and a cluster are named"],
    [["import", "--cluster", "main"], "No region is known"],
    [["import", "broken.json"], "broken.json:3:9"],
    [["import", "missing.yaml"], "There is no file missing.yaml"],
    [["import", "compose.yaml", "--variables", "missing.env"], "There is no file missing.env"],
    [["import", "records.csv"], "not JSON"],
  ])("%j is refused, and says why", async (argv, message) => {
    const { code, err } = await stowage(argv, fixtures);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("stowage import --cluster", () => {
  let engine: LocalEngine;
  beforeAll(async () => {
    engine = await startLocal();
  });
  afterAll(() => engine.close());

  it("gives back what was deployed", async () => {
    const { assembly } = await loadEntry("shop.ts", fixtures);
    const clients = createClients({ region: "us-east-1", endpoint: engine.url });
    await apply(await plan(assembly, clients), clients);
    const { code, out, err } = await stowage(["import", "--cluster", "main", "--endpoint-url", engine.url], fixtures);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const folder = temporary();
    writeFileSync(join(folder, "live.ts"), out);
    const live = await loadEntry("live.ts", folder);
    const { changes } = await plan(live.assembly, clients);
    closeClients(clients);
    expect(changes.filter(({ action }) => action !== "none")).toEqual([]);
  });

  it("is what cost diff compares a definition with", async () => {
    const { code, out } = await stowage(
      ["cost", "diff", "live:main", "bigger.ts", "--region", "us-east-1", "--endpoint-url", engine.url],
      fixtures,
    );
    expect([code, out]).toEqual([0, expect.stringMatching(/^\+18\.02 USD a month \(18\.02 → 36\.04/)]);
  });

  describe("with services behind load balancers", () => {
    const imported = async (): Promise<{ readonly out: string; readonly err: string; readonly live: Assembly }> => {
      const { out, err } = await stowage(["import", "--cluster", "edge", "--endpoint-url", engine.url], fixtures);
      const folder = temporary();
      writeFileSync(join(folder, "live.ts"), out);
      return { out, err, live: (await loadEntry("live.ts", folder)).assembly };
    };

    it("has them as the builder says them", async () => {
      const { assembly } = await loadEntry("edge.ts", fixtures);
      const clients = createClients({ region: "us-east-1", endpoint: engine.url });
      await apply(await plan(assembly, clients), clients);
      const { out, err, live } = await imported();
      expect(err).toBe("");
      expect(out).not.toContain("raw(");
      expect(out).toContain('stickiness: { duration: 600, cookie: "sid" }');
      expect(out).toContain('accessLogs: { bucket: "edge-logs" }');
      const { changes } = await plan(live, clients);
      closeClients(clients);
      expect(changes.filter(({ action }) => action !== "none")).toEqual([]);
      expect(Object.keys(live.loadBalancers!)).toEqual(Object.keys(assembly.loadBalancers!));
      for (const [name, { listeners, rules, targetGroups = [], ...rest }] of Object.entries(assembly.loadBalancers!)) {
        // ELBv2's own default for the time-out of health checks is not sure, so that it is said.
        const timed = targetGroups.map((group) => ({ ...group, HealthCheckTimeoutSeconds: expect.any(Number) as number }));
        expect(live.loadBalancers![name]).toEqual({ ...rest, listeners, targetGroups: timed, ...(rules && { rules }) });
      }
      expect(live.services).toEqual(assembly.services);
    });

    it("names target groups by their ARNs where the builder has no steps", async () => {
      const { assembly } = await loadEntry("edge.ts", fixtures);
      const { public: balancer } = assembly.loadBalancers!;
      const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "31" }];
      const targetGroupAttributes = [{ TargetGroupArn: "public-web-http-alt", Attributes }];
      const clients = createClients({ region: "us-east-1", endpoint: engine.url });
      const changed = { ...assembly, loadBalancers: { ...assembly.loadBalancers, public: { ...balancer!, targetGroupAttributes } } };
      await apply(await plan(changed, clients), clients);
      closeClients(clients);
      const { out, live } = await imported();
      expect(out).toContain("/loadBalancers/public: The builder has no steps that say exactly this.");
      expect(Object.keys(live.loadBalancers!)).toEqual(["phones"]);
      expect(live.services!["edge/web"]!.loadBalancers![0]!.advancedConfiguration!.alternateTargetGroupArn).toMatch(
        /^arn:aws:elasticloadbalancing:us-east-1:\d{12}:targetgroup\/public-web-http-alt\//,
      );
    });
  });

  it("says that there is no such cluster", async () => {
    const { code, err } = await stowage(["import", "--cluster", "none", "--endpoint-url", engine.url], fixtures);
    expect({ code, said: err.includes('There is no cluster "none"') }).toEqual({ code: 2, said: true });
  });
});

describe("stowage synth --emit", () => {
  it.each([
    ["cloudformation", "template.json", "AWSTemplateFormatVersion"],
    ["terraform", "main.tf.json", "aws_ecs_service"],
  ])("%s writes %s", async (form, file, word) => {
    const folder = temporary();
    const { code, out } = await stowage(["synth", "shop.ts", "--emit", form, "--out", folder], fixtures);
    expect(code).toBe(0);
    expect(out.trim().endsWith(file)).toBe(true);
    expect(readFileSync(join(folder, file), "utf8")).toContain(word);
  });

  it("batch writes a job definition for each task, and removes those of tasks that are gone", async () => {
    const folder = temporary();
    const first = await stowage(["synth", "valid.json", "--emit", "batch", "--out", folder], fixtures);
    expect({ code: first.code, out: first.out }).toEqual({ code: 0, out: expect.stringContaining("job-definitions/") });
    const second = await stowage(["synth", "shop.ts", "--emit", "batch", "--out", folder], fixtures);
    expect({ code: second.code, out: second.out }).toEqual({ code: 0, out: "" });
  });
});
