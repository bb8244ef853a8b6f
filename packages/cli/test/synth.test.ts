import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { stowage } from "./io.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "synth-"))));

/** A module that exports `web`. */
function define(steps: string, more = ""): void {
  writeFileSync(join(folder, "web.ts"), `import { app, task } from "@stowage/dsl";\nexport const web = ${steps};\n${more}`);
}

const refused = `task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("shop/Web", "1"))`;

describe("stowage synth of what AWS would refuse", () => {
  it("writes it, says what is wrong, and fails", async () => {
    define(refused);
    const { code, out, err } = await stowage(["synth", "web.ts"], folder);
    expect(code).toBe(1);
    expect(out).toContain("stowage.out/task-definitions/web.json\n");
    expect(err).toContain("[image-is-reference]");
    expect(err).toContain("Written as it stands, with 1 error");
    expect(JSON.parse(readFileSync(join(folder, "stowage.out", "task-definitions", "web.json"), "utf8"))).toMatchObject({ family: "web" });
  });

  it("says nothing of it with --no-check", async () => {
    define(refused);
    expect(await stowage(["synth", "web.ts", "--no-check"], folder)).toMatchObject({ code: 0, err: "" });
  });

  it.each(["cloudformation", "terraform"])("writes it as %s too", async (form) => {
    define(refused);
    const { code, out } = await stowage(["synth", "web.ts", "--emit", form], folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^stowage\.out\/\S+\.json\n$/);
  });
});

describe("stowage synth of what cannot be written", () => {
  it.each([
    [
      "two tasks of one family",
      `task("web").ec2().container("app", (c) => c.image("web", "1").memory(64))`,
      `export const other = app("shop", { web, again: task("web").ec2().container("b", (c) => c.image("web", "2").memory(64)) });`,
    ],
    ["a family that is no name of a file", `task("../web").ec2().container("app", (c) => c.image("web", "1").memory(64))`, ""],
  ])("writes nothing, with --no-check neither: %s", async (_, steps, more) => {
    define(steps, more);
    for (const flags of [[], ["--no-check"]]) {
      const { code, err } = await stowage(["synth", "web.ts", ...flags], folder);
      expect(code).toBe(1);
      expect(err).toContain("error");
      expect(err).toContain("Nothing was written");
    }
    expect(existsSync(join(folder, "stowage.out"))).toBe(false);
  });
});
