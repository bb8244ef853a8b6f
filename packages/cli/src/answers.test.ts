import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startLocal } from "@stowage/local";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { stowage } from "../test/io.js";

const fixtures = fileURLToPath(new URL("../test/fixtures", import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strict: false });

/** Whether a JSON answer is as its published schema says. */
function problems(answer: unknown): unknown {
  const { format } = answer as { format: string };
  const name = /^stowage\/([\w-]+)@1$/.exec(format)?.[1];
  const validate = ajv.compile(JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), "utf8")) as object);
  return validate(answer) ? [] : validate.errors;
}

describe("JSON answers are as their published schemas say", () => {
  it.each([
    [["check", "wrong.json", "valid.json", "broken.json"]],
    [["check", "shop.ts"]],
    [["check", "hostname.ts", "--fix"]],
    [["check", "governed"]],
    [["place", "scenario.json"]],
    [["simulate", "shop.ts", "--load", "spike", "--cost", "--region", "us-east-1"]],
    [["simulate", "simulation.json"]],
    [["cost", "valid.json", "--region", "us-east-1"]],
    [["cost", "shop.ts", "--region", "us-east-1"]],
    [["iam", "roles.json"]],
    [["iam", "shop.ts"]],
    [["iam", "roles.json", "--check", "policy.json"]],
    [["cost", "shop.ts", "--region", "us-east-1", "--by", "item"]],
    [["cost", "diff", "shop.ts", "bigger.ts", "--region", "us-east-1"]],
    [["cost", "advise", "shop.ts", "--region", "us-east-1"]],
    [["cost", "bill", "bill.csv", "--entry", "shop.ts", "--region", "us-east-1"]],
  ])("stowage %j", async (argv) => {
    const { out } = await stowage([...argv, "--format", "json"], fixtures);
    expect(out.startsWith('{\n  "format": "stowage/')).toBe(true);
    expect(problems(JSON.parse(out))).toEqual([]);
  });

  it("stowage plan and deploy, of members that the SDK does not know too", async () => {
    const engine = await startLocal();
    try {
      for (const command of ["plan", "deploy"]) {
        const argv = [command, "newer.ts", "--region", "us-east-1", "--endpoint-url", engine.url, "--format", "json"];
        const answer = JSON.parse((await stowage(argv, fixtures)).out) as object;
        expect(answer).toMatchObject({
          format: `stowage/${command}@1`,
          unsent: [{ path: "/taskDefinitions/job/containerDefinitions/0/gpuSlices" }],
        });
        expect(problems(answer)).toEqual([]);
      }
    } finally {
      await engine.close();
    }
  });

  it("and the schemas refuse what they do not describe", () => {
    expect(problems({ format: "stowage/check@1", ok: true })).not.toEqual([]);
  });
});
