import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { stowage } from "../../test/io.js";

const fixtures = fileURLToPath(new URL("../../test/fixtures", import.meta.url));
const check = (...argv: string[]): ReturnType<typeof stowage> => stowage(["check", ...argv], fixtures);

/** The program itself: inside of the test run, source maps do not lead back to the module. */
function program(...argv: string[]): { status: number | null; stdout: string } {
  const bin = fileURLToPath(new URL("../../bin/stowage.cjs", import.meta.url));
  return spawnSync(process.execPath, [bin, "check", ...argv], { cwd: fixtures, encoding: "utf8" });
}

interface Answer {
  readonly ok: boolean;
  readonly files: readonly {
    readonly file: string;
    readonly diagnostics: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly path: string;
      readonly location?: object;
    }[];
    readonly fixes?: readonly { readonly change: string; readonly applied: boolean; readonly step?: string; readonly location?: object }[];
  }[];
}

/** A file of a folder of its own, as it is given; then what `check --fix` made of it. */
async function fixText(text: string, ...argv: string[]): Promise<{ code: number; out: string; text: string }> {
  const folder = mkdtempSync(join(tmpdir(), "stowage-fix-"));
  writeFileSync(join(folder, "task.json"), text);
  const { code, out } = await stowage(["check", "task.json", "--fix", ...argv], folder);
  return { code, out, text: readFileSync(join(folder, "task.json"), "utf8") };
}

const mended = `{
  "family": "web", "networkMode": "awsvpc",
  "requiresCompatibilities": [ "FARGATE" ],
\t"cpu":   "256",
  "memory": "512",

  "containerDefinitions": [
    { "name": "app", "image": "public.ecr.aws/nginx/nginx:1.27", "portMappings": [{ "containerPort": 80 }] }
  ]
}
`;
const broken = mended
  .replace('"cpu":   "256"', '"cpu":   256')
  .replace('"FARGATE"', '"fargate"')
  .replace('"image"', '"imgae"')
  .replace('{ "containerPort": 80 }', '{ "containerPort": 80, "hostPort": 8080 }');

describe("stowage check --fix", () => {
  it("puts right what has one right answer, and leaves every other byte", async () => {
    const { code, out, text } = await fixText(broken);
    expect(text).toBe(mended);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^fixed task\.json:3:32 write "FARGATE" at "requiresCompatibilities"\[0\] \/requiresCompatibilities\/0 \[unknown-value\]$/m,
    );
    expect(out).toMatch(/^fixed task\.json:8:22 rename "imgae" to "image"/m);
    expect(out).toMatch(/^fixed task\.json:8:\d+ remove "hostPort"/m);
    expect(out).toContain("task.json: 0 errors, 1 warning");
  });

  it("keeps a byte order mark and the line ends of Windows", async () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    expect((await fixText(windows(broken))).text).toBe(windows(mended));
  });

  it("writes nothing where nothing is to be fixed, or where a member stands twice", async () => {
    expect((await fixText(mended)).out).not.toContain("fixed");
    const twice = mended.replace('"cpu":', '"cpu": "1", "cpu":').replace('   "256"', " 256");
    const { text, out, code } = await fixText(twice);
    expect({ text, code }).toEqual({ text: twice, code: 1 });
    expect(out).not.toContain("fixed");
    expect(out).toContain("[wrong-type]");
  });

  it("leaves a file that is no JSON alone", async () => expect((await fixText("{")).text).toBe("{"));

  it("says what it did in the JSON answer too", async () => {
    const { out } = await fixText(broken, "--format", "json");
    const [file] = (JSON.parse(out) as Answer).files;
    expect(file?.fixes?.map(({ change, applied }) => `${applied} ${change}`)).toContain('true remove "hostPort"');
  });

  it("says which step of a module to edit, and edits nothing", () => {
    const before = readFileSync(join(fixtures, "hostname.ts"), "utf8");
    const { stdout, status } = program("hostname.ts", "--fix");
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^edit {2}hostname\.ts:5:74 \.raw\(…\): remove "hostname" \/taskDefinitions\/web\/containerDefinitions\/0\/hostname \[hostname-not-awsvpc\]$/m,
    );
    expect(readFileSync(join(fixtures, "hostname.ts"), "utf8")).toBe(before);
  });
});

describe("a configuration's policies, severities and suppressions", () => {
  const governed = async (...argv: string[]): Promise<Answer> => JSON.parse((await check(...argv, "--format", "json")).out) as Answer;
  const rulesOf = ({ files }: Answer, index = 0): string[] => files[index]?.diagnostics.map(({ rule }) => rule) ?? [];

  it("hold for the folder's entry, at the line of the definition", () => {
    const { stdout } = program("governed", "--format", "json");
    const answer = JSON.parse(stdout) as Answer;
    expect(rulesOf(answer)).toEqual(["acme-own-registry"]);
    expect(answer.files[0]?.diagnostics[0]?.location).toEqual({ file: "shop.ts", line: 5, column: 30 });
  });
  it("are judged themselves, with the place in the configuration", async () => {
    const { files } = await governed("governed");
    expect(files[1]?.file).toBe("governed/stowage.config.ts");
    expect(files[1]?.diagnostics.map(({ rule, path, location }) => [rule, path, (location as { line: number }).line])).toEqual([
      ["unknown-rule", "/rules/image-frmat", 19],
      ["suppression-unneeded", "/suppressions/1", 22],
    ]);
  });
  it("hold for plain files and modules with --config", async () => {
    expect(rulesOf(await governed("valid.json", "--config", "governed"))).toContain("acme-own-registry");
    const both = await governed("valid.json", "shop.ts", "--config", "governed");
    expect([rulesOf(both, 0), rulesOf(both, 1)].every((rules) => rules.includes("acme-own-registry"))).toBe(true);
    // The one suppression is needed by shop.ts alone, and that is enough.
    expect(rulesOf(both, 2)).toEqual(["unknown-rule", "suppression-unneeded"]);
  });
  it("do not hold without it", async () => expect(rulesOf(await governed("valid.json"))).not.toContain("acme-own-registry"));
  it("fix nothing that they silence", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stowage-fix-"));
    copyFileSync(join(fixtures, "valid.json"), join(folder, "task.json"));
    const text = readFileSync(join(folder, "task.json"), "utf8").replace(
      '{ "containerPort": 80 }',
      '{ "containerPort": 80, "hostPort": 81 }',
    );
    writeFileSync(join(folder, "task.json"), text);
    writeFileSync(
      join(folder, "stowage.config.mjs"),
      'export default { entry: "task.json", rules: { "host-port-equals-container-port": "off" } };\n',
    );
    await stowage(["check", "task.json", "--fix", "--config", "."], folder);
    expect(readFileSync(join(folder, "task.json"), "utf8")).toBe(text);
  });
  it.each([
    [["valid.json", "--config", "nowhere"], /nowhere has no stowage\.config\.ts/],
    [["misconfigured"], /is not a configuration/],
  ])("refuses %j", async (argv, message) => {
    const { code, err } = await check(...argv);
    expect([code, message.test(err)]).toEqual([2, true]);
  });
});
