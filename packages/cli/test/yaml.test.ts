import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { readYaml } from "../src/load/yaml-file.js";
import { stowage } from "./io.js";

const right = `# The web front.
family: web
requiresCompatibilities: [FARGATE]
networkMode: awsvpc
cpu: "256"
memory: "512"
executionRoleArn: arn:aws:iam::123456789012:role/execution
containerDefinitions:
  - name: app
    image: nginx:1.27
    logConfiguration: &logs
      logDriver: awslogs
      options: { awslogs-group: /web, awslogs-region: eu-west-1, awslogs-stream-prefix: web }
  - name: side
    image: nginx:1.27
    essential: false
    logConfiguration: *logs
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yaml-"));
});
const write = (text: string, name = "web.yaml"): void => writeFileSync(join(folder, name), text);

describe("a definition in YAML", () => {
  it("is checked, with the line of each finding", async () => {
    write(right.replace('cpu: "256"', "cpu: 256").replace("nginx:1.27\n    essential", "https://nginx:1.27\n    essential"));
    const { code, out } = await stowage(["check", "web.yaml"], folder);
    expect(code).toBe(1);
    expect(out).toContain("web.yaml:5:1\n          5 | cpu: 256\n");
    expect(out).toContain("web.yaml:15:5\n          15 |     image: https://nginx:1.27\n");
    expect(out).toContain("2 errors, 0 warnings");
  });

  it("has nothing against it if it is right", async () => {
    write(right);
    expect(await stowage(["check", "web.yaml"], folder)).toMatchObject({ code: 0, out: "web.yaml: nothing to say against\n" });
  });

  it("is found by the place of what it repeats by an alias", async () => {
    write(right.replace("awslogs-group: /web, ", ""));
    const { out } = await stowage(["check", "web.yaml"], folder);
    expect(out).toContain("web.yaml:13:7\n");
  });

  it("is not rewritten: what to edit is said", async () => {
    const wrong = right.replace('cpu: "256"', "cpu: 256");
    write(wrong);
    const { code, out } = await stowage(["check", "--fix", "web.yaml"], folder);
    expect(code).toBe(1);
    expect(out).toContain('edit  web.yaml:5:1 write "256" at "cpu"');
    expect(readFileSync(join(folder, "web.yaml"), "utf8")).toBe(wrong);
  });

  it("is imported, synthesized and asked for its roles like one in JSON", async () => {
    write(right, "web.yml");
    expect((await stowage(["import", "web.yml"], folder)).out).toContain('task("web")');
    expect((await stowage(["synth", "web.yml", "--out", "out"], folder)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "out/task-definitions/web.json"), "utf8"))).toMatchObject({ cpu: "256" });
    expect((await stowage(["iam", "web.yml"], folder)).out).toContain("web:execution");
  });

  it("that cannot be imported is refused with its place", async () => {
    write(right.replace('cpu: "256"', "cpu: 256"));
    expect(await stowage(["import", "web.yaml"], folder)).toMatchObject({ code: 2, err: expect.stringContaining("at web.yaml:5:1") });
  });

  it.each([
    ["a list that does not end", "family: [a\nb: 1\n", "This is not YAML"],
    ["several documents", "family: a\n---\nfamily: b\n", "several documents"],
    ["an alias of nothing", "family: *a\n", "This is not YAML"],
    ["nothing", "", "An ECS definition is a JSON object."],
    ["a Compose file", "services:\n  web:\n    image: nginx\n", "`stowage import` reads those"],
    ["aliases that would fill the memory", bomb(), "This is not YAML"],
  ])("that is %s is said to be wrong", async (_, text, message) => {
    write(text);
    expect(await stowage(["check", "web.yaml"], folder)).toMatchObject({ code: 1, out: expect.stringContaining(message) });
  });

  it("may be any text: it is read, or what is wrong is said", async () => {
    const fragment = fc.constantFrom(
      "a",
      ": ",
      "- ",
      "\n",
      "  ",
      "[",
      "]",
      "{",
      "}",
      "&x ",
      "*x",
      "!!t ",
      '"',
      "'",
      "|",
      "#",
      "\t",
      "<<: ",
      "? ",
      "%",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fragment, { maxLength: 30 }), async (parts) => {
        const { mistake, offsetOf } = await readYaml(parts.join(""));
        expect(mistake === undefined || mistake.offset >= 0).toBe(true);
        expect(offsetOf(["a", "0"]) ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ["in the file itself", '{ "family": "\u001b[2Jweb" }'],
  ["in a value", JSON.stringify({ family: "web", containerDefinitions: [{ name: "app", image: "https://\u001b[2Jx:1", memory: 64 }] })],
])("a finding with a control character %s does not steer the terminal", async (_, text) => {
  write(text, "web.json");
  const { code, out } = await stowage(["check", "web.json"], folder);
  expect(code).toBe(1);
  expect(out).toContain("\u00b7[2J");
  expect(out).not.toContain("\u001b");
});

function bomb(): string {
  const layers = ["a", "b", "c", "d", "e"];
  const ten = (item: string): string => `[${Array.from({ length: 10 }, () => item).join(", ")}]`;
  return layers.map((name, index) => `${name}: &${name} ${ten(index === 0 ? "x" : `*${layers[index - 1]}`)}\n`).join("");
}
