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

describe("the files of stowage synth", () => {
  const steps = (
    extra: string,
  ): string => `app("web", { web: task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1")) })
    .cluster("main")
    .network({ subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] })${extra}`;
  const more = `
    .capacityProvider("big", { autoScalingGroupProvider: { autoScalingGroupArn: "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:0a1b:autoScalingGroupName/big" } })
    .oneOff("report", task("report").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("report", "1")))`;

  it("are the requests of the Assembly, which check and import read", async () => {
    define(steps(more));
    const { code, out, err } = await stowage(["synth", "web.ts", "--no-check"], folder);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const files = out.trimEnd().split("\n");
    expect(files).toEqual([
      "stowage.out/assembly.json",
      "stowage.out/capacity-providers/big.json",
      "stowage.out/clusters/main.json",
      "stowage.out/services/main.web.json",
      "stowage.out/task-definitions/report.json",
      "stowage.out/task-definitions/web.json",
      "stowage.out/tasks/report.json",
    ]);
    expect(await stowage(["check", ...files], folder)).toMatchObject({ code: 0 });
    for (const file of files) expect((await stowage(["import", file], folder)).code, file).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "stowage.out/tasks/report.json"), "utf8"))).toMatchObject({
      cluster: "main",
      taskDefinition: "report",
    });
  });

  it("are removed when what they say is gone", async () => {
    define(steps(more));
    await stowage(["synth", "web.ts"], folder);
    define(steps(""));
    await stowage(["synth", "web.ts"], folder);
    for (const file of ["capacity-providers/big.json", "tasks/report.json", "task-definitions/report.json"])
      expect(existsSync(join(folder, "stowage.out", file)), file).toBe(false);
    expect(existsSync(join(folder, "stowage.out/clusters/main.json"))).toBe(true);
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
