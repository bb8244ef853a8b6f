import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commands } from "./commands/index.js";
import { stowage } from "../test/io.js";

const fixtures = fileURLToPath(new URL("../test/fixtures", import.meta.url));
const run = (...argv: string[]): ReturnType<typeof stowage> => stowage(argv, fixtures);
const json = async <T>(...argv: string[]): Promise<{ code: number; answer: T }> => {
  const { code, out } = await run(...argv, "--format", "json");
  return { code, answer: JSON.parse(out) as T };
};

describe("exit codes", () => {
  it.each([
    [["--version"], 0],
    [["--help"], 0],
    [["check", "valid.json"], 0],
    [["check", "wrong.json"], 1],
    [["check", "broken.json"], 1],
    [["check", "missing.json"], 2],
    [["check", "shop.ts"], 0],
    [["check", "throws.ts"], 2],
    [["check", "nothing.ts"], 2],
    [["check", "staged.ts"], 2],
    [["check", "staged.ts#shop.test", "staged.ts#shop.live"], 0],
    [["synth", "staged.ts#prod"], 2],
    [["synth", "valid.json#live"], 2],
    [["check", "syntax.ts"], 2],
    [["check"], 2],
    [["check", "valid.json", "--format", "xml"], 2],
    [["chekc"], 2],
    [["place", "scenario.json"], 1],
    [["place"], 2],
    [["place", "shop.ts"], 2],
    [["cost", "valid.json"], 2],
    [["cost", "valid.json", "--region", "eu-west-1"], 0],
    [["cost", "valid.json", "--region", "eu-west-1", "--hours", "many"], 2],
    [["plan", "shop.ts", "--region", "eu-west-1", "--endpoint-url", "nowhere"], 2],
    [["plan", "shop.ts"], 2],
    [["local", "--port", "none"], 2],
    [["local", "--ephemeral", "--data", "x"], 2],
  ])("stowage %j ends with %i", async (argv, code) => {
    const outcome = await run(...argv);
    expect({ code: outcome.code, stack: /\n\s+at .*\(?.*:\d+:\d+\)?\n\s+at /.test(outcome.err + outcome.out) }, outcome.err).toEqual({
      code,
      stack: false,
    });
  });
});

describe("messages name what, where and what to do", () => {
  it.each([
    [
      ["check", "throws.ts"],
      [/throws\.ts could not be run/, /throws\.ts:3:/, /The module itself threw/],
    ],
    [
      ["check", "throws-later.ts"],
      [/throws-later\.ts could not be run: There is no queue/, /throws-later\.ts:10:/, /A function of the module threw this/],
    ],
    [
      ["check", "syntax.ts"],
      [/syntax\.ts: /, /syntax\.ts:1:23/, /Mend the module/],
    ],
    [
      ["check", "missing.json"],
      [/There is no file missing\.json/, /Looked for/],
    ],
    [
      ["check", "throws-in-node.ts"],
      [/could not be run: Invalid URL/, /at throws-in-node\.ts:1:/],
    ],
    [
      ["check", "nothing.ts"],
      [/exports no app and no task/, /@stowage\/dsl/],
    ],
    [
      ["check", "staged.ts"],
      [/has 2 apps: shop\.test, shop\.live/, /Choose one: staged\.ts#shop\.test/],
    ],
    [
      ["plan", "staged.ts#prod"],
      [/has no app "prod"/, /Its apps are: shop\.test, shop\.live/],
    ],
    [
      ["synth", "valid.json#live"],
      [/valid\.json is no module/, /Write valid\.json alone/],
    ],
    [["check"], [/has no stowage\.config\.ts/]],
    [
      ["cost", "valid.json"],
      [/No region is known/, /--region/],
    ],
    [["chekc"], [/Did you mean check/]],
    [
      ["cost", "broken.json", "--region", "eu-west-1"],
      [/broken\.json: This is not JSON/, /broken\.json:3:9/],
    ],
  ])("stowage %j", async (argv, expected) => {
    const { err } = await run(...argv);
    for (const pattern of expected) expect(err).toMatch(pattern);
  });

  it("show a stack trace with --debug only", async () => {
    expect((await run("check", "throws.ts", "--debug")).err).toMatch(/\n\s+at /);
  });
});

describe("stowage check --format json", () => {
  interface Answer {
    format: string;
    ok: boolean;
    errors: number;
    files: { file: string; diagnostics: { rule: string; path: string; location?: { file: string; line: number; column: number } }[] }[];
  }

  it("finds every mistake with its line", async () => {
    const { code, answer } = await json<Answer>("check", "wrong.json", "valid.json", "broken.json");
    expect(code).toBe(1);
    expect(answer).toMatchObject({ format: "stowage/check@1", ok: false });
    const [wrong, valid, broken] = answer.files;
    expect(wrong!.diagnostics).toContainEqual(
      expect.objectContaining({
        rule: "unknown-field",
        path: "/containerDefinitions/0/portMappings/0/contanerPort",
        location: { file: "wrong.json", line: 11, column: 26 },
        hint: 'Did you mean "containerPort"?',
      }),
    );
    expect(wrong!.diagnostics.map(({ path, location }) => [path, location?.line])).toContainEqual(["/memory", 6]);
    expect(valid!.diagnostics).toEqual([]);
    expect(broken!.diagnostics).toEqual([
      expect.objectContaining({ rule: "json-syntax", location: { file: "broken.json", line: 3, column: 9 } }),
    ]);
  });
});

describe("stowage check for other programs", () => {
  it("writes SARIF that points at the lines", async () => {
    const { out } = await run("check", "wrong.json", "--format", "sarif");
    const { runs, version } = JSON.parse(out) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; locations: object[] }[] }[];
    };
    expect(version).toBe("2.1.0");
    const [first] = runs[0]!.results;
    expect(runs[0]!.tool.driver.rules[first!.ruleIndex]!.id).toBe(first!.ruleId);
    expect(first!.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "wrong.json" }, region: { startLine: 11, startColumn: 26 } },
    });
  });

  it("writes annotations for GitHub, a line each", async () => {
    const { out } = await run("check", "wrong.json", "--format", "github");
    const lines = out.trimEnd().split("\n");
    expect(lines[0]).toBe(
      '::error file=wrong.json,line=11,col=26,title=unknown-field::"contanerPort" is not a field that AWS knows here. Did you mean "containerPort"?',
    );
    for (const line of lines) expect(line).toMatch(/^::(error|warning) file=/);
  });
});

describe("stowage synth", () => {
  it("writes the same bytes from any folder, laid out by kind", async () => {
    const [one, two] = [mkdtempSync(join(tmpdir(), "synth-")), mkdtempSync(join(tmpdir(), "synth-"))];
    expect((await stowage(["synth", "shop.ts", "--out", one!], fixtures)).code).toBe(0);
    expect((await stowage(["synth", join(fixtures, "shop.ts"), "--out", two!], tmpdir())).code).toBe(0);
    const files = readdirSync(one!, { recursive: true })
      .filter((name) => String(name).endsWith(".json"))
      .sort();
    expect(files).toEqual(["assembly.json", "clusters/main.json", "services/main.web.json", "task-definitions/web.json"]);
    for (const file of files) expect(readFileSync(join(two!, String(file)), "utf8")).toBe(readFileSync(join(one!, String(file)), "utf8"));
  });

  it("writes an Assembly that is an ENTRY itself", async () => {
    const folder = mkdtempSync(join(tmpdir(), "synth-"));
    await stowage(["synth", "shop.ts", "--out", folder], fixtures);
    expect((await stowage(["check", "assembly.json"], folder)).code).toBe(0);
  });
});

describe("the program itself", () => {
  const program = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [fileURLToPath(new URL("../bin/stowage.cjs", import.meta.url)), ...argv], {
      cwd: fixtures,
      encoding: "utf8",
    });

  it("points at the line of TypeScript that wrote what is wrong", () => {
    const { status, stdout, stderr } = program("check", "shop.ts", "--format", "json");
    const answer = JSON.parse(stdout) as { files: { diagnostics: object[] }[] };
    const location = { file: "shop.ts", line: 5, column: 4 };
    expect(answer.files[0]!.diagnostics).toContainEqual(expect.objectContaining({ rule: "fargate-no-log-configuration", location }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("reads YAML", () => {
    expect(program("check", "compose.yaml")).toMatchObject({ status: 1, stdout: expect.stringContaining("compose.yaml:1:1") });
    expect(program("import", "compose.yaml")).toMatchObject({ status: 0, stdout: expect.stringContaining('task("web")') });
  });

  it("has its options to itself: Node takes some wherever they stand", () => {
    const { status, stderr } = program("import", "compose.yaml", "--variables", "missing.env");
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("There is no file missing.env") });
    const flags = commands.flatMap(({ options }) => options.map((option) => option.flags));
    expect(flags.filter((flag) => flag.startsWith("--env-file"))).toEqual([]);
  });

  it("ends quietly where nobody reads on", async () => {
    const bin = fileURLToPath(new URL("../bin/stowage.cjs", import.meta.url));
    const child = spawn(process.execPath, [bin, "check", "valid.json", "shop.ts"], { cwd: fixtures });
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => void (err += chunk.toString()));
    await once(child, "close");
    expect(err).toBe("");
  });

  it("shows no warning of a library", () => {
    const { status, stderr } = program("plan", "shop.ts", "--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:1");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "error The endpoint does not answer (ECONNREFUSED). [aws-unreachable]\n  Is the engine running (`stowage local`), and is --endpoint-url right?\n",
    );
  });
});

describe("a configuration", () => {
  it("names the entry, silences rules and switches packs on", async () => {
    const folder = join(fixtures, "configured");

    const { code, out } = await stowage(["check", "--format", "json"], folder);
    const { files } = JSON.parse(out) as { files: { diagnostics: { rule: string; severity: string }[] }[] };
    expect(code).toBe(0);
    const rules = files[0]!.diagnostics.map(({ rule }) => rule);
    expect(rules).not.toContain("fargate-no-log-configuration");
    expect(rules).toContain("read-only-root");
  });

  it("that is wrong is refused with the field", async () => {
    const { code, err } = await stowage(["check", "misconfigured"], fixtures);
    expect(code).toBe(2);
    expect(err).toMatch(/\/entri: "entri" is not a field that is known here\. Did you mean "entry"\?/);
  });
});

describe("stowage place", () => {
  it("says what fits and why the rest does not", async () => {
    const { answer } = await json<{ format: string; placed: object[]; unplaced: { group: string; reason: string }[] }>(
      "place",
      "scenario.json",
    );
    expect(answer).toMatchObject({ format: "stowage/place@1", unplaced: [{ group: "giant", count: 1 }] });
    expect(answer.placed).toHaveLength(3);
    expect(answer.unplaced[0]!.reason).toMatch(/RESOURCE:CPU/);
  });

  it("says of a module that a scenario is something else", async () => {
    const { err } = await run("place", "shop.ts");
    expect(err).toMatch(/^error shop\.ts is a module, and a scenario is JSON[^]*stowage simulate ENTRY/);
  });

  it("tells a scenario that cannot be read from one that does not fit, and prints warnings", async () => {
    const instances = [{ type: "m5.large", az: "a" }];
    const folder = mkdtempSync(join(tmpdir(), "place-"));
    const bad = join(folder, "bad-scenario.json");
    writeFileSync(bad, JSON.stringify({ instances: [{ type: "m5.lrage", az: "a" }], groups: [] }));
    const refused = await run("place", bad);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/\/instances\/0\/type[^]*m5\.large/)]);
    const odd = join(folder, "odd-scenario.json");
    writeFileSync(odd, JSON.stringify({ instances, groups: [{ name: "huge", count: 1, cpu: 999_999, memory: 1, maxPerInstance: 1 }] }));
    const placed = await run("place", odd);
    expect([placed.code, placed.out]).toEqual([
      1,
      expect.stringMatching(/warning +\/groups\/0\/cpu: [^]*warning +\/groups\/0\/maxPerInstance: /),
    ]);
  });
});

describe("stowage cost and its kin", () => {
  it("compares two entries", async () => {
    const { code, out } = await run("cost", "diff", "shop.ts", "bigger.ts", "--region", "us-east-1");
    expect(code).toBe(0);
    expect(out).toMatch(/^\+18\.02 USD a month \(18\.02 → 36\.04/);
    expect((await run("cost", "diff", "shop.ts", "bigger.ts", "--region", "us-east-1", "--format", "markdown")).out).toMatch(
      /`main\/web` \| 18\.02 \| 36\.04/,
    );
    expect((await run("cost", "diff", "shop.ts", "bigger.ts", "--region", "us-east-1", "--format", "json")).out).toMatch(
      /^\{\n {2}"format": "stowage\/cost-diff@1"/,
    );
  });

  it("compares with a revision of git, and says what git says of an unknown one", async () => {
    const { code, err } = await run("cost", "diff", "no-such-revision:shop.ts", "shop.ts", "--region", "us-east-1");
    expect([code, err]).toEqual([2, expect.stringContaining("no-such-revision:shop.ts cannot be read from git")]);
  });

  it("groups, and advises", async () => {
    expect((await run("cost", "shop.ts", "--region", "us-east-1", "--by", "resource")).out).toMatch(/main\/web +0\.0247 +18\.02/);
    expect((await run("cost", "advise", "shop.ts", "--region", "us-east-1")).out).toMatch(/-3\.6\d USD {2}web .*ARM/);
    expect((await run("cost", "advise", "shop.ts", "--region", "eu-west-1")).out).toMatch(/web .*ARM[^]*\n1 way to save: /);
  });

  it("splits the cost of instances among tasks, exactly", async () => {
    const { code, out, err } = await run("cost", "split", "records.csv", "--instances", "instances.json", "--by", "service");
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(3);
    expect(err).toMatch(/2 records of 1 instance-hours cost 0\.11/);
    expect(err).toMatch(/^ {2}SERVICE +SPLIT +UNUSED$/m);
  });

  it("names the file, the line and the column of damaged records", async () => {
    const folder = mkdtempSync(join(tmpdir(), "split-"));
    const records = readFileSync(join(fixtures, "records.csv"), "utf8").split("\n");
    writeFileSync(join(folder, "records.csv"), [records[0], records[1]!.replace(/,(\d+),/, ",-$1,")].join("\n"));
    const { code, err } = await stowage(["cost", "split", "records.csv", "--instances", join(fixtures, "instances.json")], folder);
    expect([code, err]).toEqual([1, expect.stringMatching(/records\.csv: Line 2, column \d+: reservedCpu is negative/)]);
  });

  it("says of files that cannot be read or written what is wrong with them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "split-"));
    writeFileSync(join(folder, "bill.csv.gz"), "no archive");
    const split = ["--instances", join(fixtures, "instances.json")];
    const records = join(fixtures, "records.csv");
    const bill = ["--entry", join(fixtures, "shop.ts"), "--region", "us-east-1"];
    for (const [argv, message] of [
      [["cost", "split", ".", ...split], /^error \. cannot be used: EISDIR/],
      [["cost", "split", records, ...split, "--out", "none/rows.csv"], /^error none\/rows\.csv cannot be used: ENOENT/],
      [["cost", "bill", "bill.csv.gz", ...bill], /bill\.csv\.gz cannot be used: incorrect header check[^]*no whole gzip file/],
    ] as const) {
      const { code, err } = await stowage(argv, folder);
      expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    }
  });

  it("does not give a sum with gaps for the whole, grouped or not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cost-"));
    writeFileSync(join(folder, "odd.json"), readFileSync(join(fixtures, "valid.json"), "utf8").replace(/"cpu": "\d+"/, '"cpu": "513"'));
    for (const more of [[], ["--by", "item"]]) {
      const { code, out } = await stowage(["cost", "odd.json", "--region", "us-east-1", ...more], folder);
      expect([code, out]).toEqual([1, expect.stringMatching(/without what is not priced\nnot priced .*513 cpu units/)]);
    }
  });

  it("makes check and plan fail over a budget", async () => {
    const { code, out } = await run("check", "budget.ts");
    expect([code, out]).toEqual([1, expect.stringMatching(/service "main\/web" costs .*18\.02.* over its budget/)]);
    expect((await run("plan", "budget.ts", "--endpoint-url", "http://127.0.0.1:1")).err).toMatch(/over its budget.*\[budget-exceeded\]/);
  });
});

describe("stowage cost", () => {
  it("adds up, in unrounded decimal strings", async () => {
    const { answer } = await json<{ monthly: string; lines: { monthly: string }[]; hours: number }>(
      "cost",
      "valid.json",
      "--region",
      "us-east-1",
      "--count",
      "2",
    );
    const sum = answer.lines.reduce((total, { monthly }) => total + Number(monthly), 0);
    expect(answer.hours).toBe(730);
    expect(Number(answer.monthly)).toBeCloseTo(sum, 9);
    // 2 × 730 h × (0.25 vCPU × $0.04048 + 0.5 GB × $0.004445): AWS Fargate price list, us-east-1, 2025-10-27.
    expect(answer.monthly).toBe("18.02005");
  });
});
