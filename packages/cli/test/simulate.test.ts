import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { stowage } from "./io.js";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stowage-simulate-"));

function scenario(value: unknown): string {
  const name = join(folder, `${Math.abs(JSON.stringify(value).length)}.json`);
  writeFileSync(name, JSON.stringify(value, undefined, 2));
  return name;
}

describe("stowage simulate", () => {
  it("prints the same bytes for the same seed, and others for another", async () => {
    const once = await stowage(["simulate", "simulation.json"], fixtures);
    expect(once).toMatchObject({ code: 0, err: "" });
    expect(await stowage(["simulate", "simulation.json"], fixtures)).toEqual(once);
    expect((await stowage(["simulate", "simulation.json", "--seed", "8"], fixtures)).out).not.toBe(once.out);
  });

  it("shows a chart, the scaling, the lost zone and the uptime", async () => {
    const { out } = await stowage(["simulate", "simulation.json"], fixtures);
    expect(out).toMatch(/main\/web {2}3–12 tasks, \d+ out, \d+ in/);
    expect(out).toContain("█");
    expect(out).toMatch(/02:03:00 +scale-out +main\/web +Setting desired count to \d+/);
    expect(out).toContain("The zone us-east-1a is lost for 60 minutes.");
    expect(out).toMatch(/main\/web +2026-01 +100\.000 % +0 s +\d+ min +99\.99 % \(multi-zone\) +met/);
  });

  it("writes CSV, a picture and a page that need nothing from elsewhere", async () => {
    const argv = [
      "simulate",
      "simulation.json",
      "--format",
      "csv",
      "--svg",
      join(folder, "a.svg"),
      "--html",
      join(folder, "a.html"),
      "--window",
      "1-4",
    ];
    const { out, code } = await stowage(argv, fixtures);
    expect(code).toBe(0);
    const [head, ...lines] = out.trimEnd().split("\n");
    expect(head).toBe("time,service,desired,running,pending,cpu,memory,requests,overload,shortfall");
    expect(lines).toHaveLength(720);
    expect(lines[0]).toMatch(/^2026-01-05T00:01:00\.000Z,main\/web,3,3,0,20,38,60,0,0$/);
    for (const file of ["a.svg", "a.html"]) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toContain('<path class="running" d="M');
      expect(text).not.toMatch(/(src|href)=|@import|NaN|undefined/);
    }
  });

  it("takes a load from a file, beside the scenario or on the command line", async () => {
    writeFileSync(join(folder, "cpu.csv"), "time,CPUUtilization\n2026-01-05T00:00:00Z,20\n2026-01-05T00:05:00Z,80\n");
    const own = scenario({ days: 0.01, services: { web: { desired: 2, load: { file: "cpu.csv" } } } });
    const { out } = await stowage(["simulate", own, "--format", "csv"], folder);
    expect(
      out
        .split("\n")
        .slice(1, 9)
        .map((line) => line.split(",")[5]),
    ).toEqual(["20", "20", "20", "20", "20", "80", "80", "80"]);
    const given = await stowage(
      ["simulate", "simulation.json", "--load", join(folder, "cpu.csv"), "--days", "0.01", "--format", "csv"],
      fixtures,
    );
    expect(given.out).toContain(",20,38,60,0,0");
  });

  it.each([
    [{ services: { web: { load: { shape: "constant", requests: -1 } } } }, ["6:9", "/services/web/load/requests", ">=0"]],
    [{ services: { web: {} }, days: 400 }, ["/days"]],
    [{ services: { web: {} }, lod: "spike" }, ["/lod", 'Did you mean "load"?']],
  ])("refuses %j, and says where and what to do", async (value, parts) => {
    const { code, err } = await stowage(["simulate", scenario(value)], folder);
    expect(code).toBe(2);
    for (const part of parts) expect(err).toContain(part);
    expect(err).not.toContain("    at ");
  });

  it.each([
    [["--days", "0"], "--days 0 is not"],
    [["--load", "weekly"], "There is no file weekly"],
    [["--window", "9-3"], "--window 9-3 is not"],
  ])("refuses %j", async (flags, message) => {
    const { code, err } = await stowage(["simulate", "simulation.json", ...flags], fixtures);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
