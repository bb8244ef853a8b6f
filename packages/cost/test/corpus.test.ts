import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Assembly } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { estimate } from "../src/estimate/estimate.js";
import { Money } from "../src/money.js";

/** Other people's task definitions stand beside the project, not in it. */
const folder = process.env["STOWAGE_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const index = join(folder, "index.tsv");
const rows = existsSync(index) ? readFileSync(index, "utf8").trimEnd().split("\n").slice(1) : [];
const complete = rows.map((row) => row.split("\t")).filter(([, , placeholders]) => placeholders === "no");
/** One case stands for all that are skipped where the folder is missing. */
const cases = complete.length === 0 ? [["every file", "missing"]] : complete.map(([file = "", form = ""]) => [file, form]);

describe.skipIf(complete.length === 0)("the files of the corpus", () => {
  it.each(cases)("%s (%s): each line is priced, or what is missing is named", async (file = "") => {
    const content = JSON.parse(readFileSync(join(folder, "task-definitions", file), "utf8")) as Record<string, unknown>;
    const definition = (
      typeof content["taskDefinition"] === "object" ? content["taskDefinition"] : content
    ) as RegisterTaskDefinitionRequest;
    const assembly: Assembly = { format: "stowage/assembly@1", app: "corpus", taskDefinitions: { [definition.family]: definition } };
    const result = await estimate(assembly, { region: "us-east-1", count: 3 });
    expect(result.lines.length + result.unpriced.length).toBeGreaterThan(0);
    for (const line of result.lines) expect(new Money(line.monthly).greaterThan(0)).toBe(true);
    for (const { reason } of result.unpriced) expect(reason).toMatch(/^[A-Z].+\.$/);
    const fargate =
      definition.requiresCompatibilities?.includes("FARGATE") && definition.cpu !== undefined && definition.memory !== undefined;
    if (fargate) expect(result.lines.map(({ item }) => item)).toEqual(expect.arrayContaining(["fargate.vcpu", "fargate.memory"]));
  });
});
