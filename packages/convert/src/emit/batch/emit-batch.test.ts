import { isObject } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAssembly } from "../../../test/arbitrary-assembly.js";
import { golden } from "../../../test/golden.js";
import { taskDefinitions } from "../../../test/task-definitions.js";
import { wholeEstate } from "../../../test/whole-estate.js";
import { emitBatch } from "./emit-batch.js";
import { jobDefinitionMembers } from "./members.js";
import type { Members } from "./members.js";

describe("the job definitions", () => {
  it("of one-off tasks are their golden file, with what the run overrides", () => {
    const found: Diagnostic[] = [];
    const requests = emitBatch(wholeEstate, { report: (finding) => found.push(finding) });
    const text = `${JSON.stringify({ requests, leftOut: found.map(({ path }) => path) }, undefined, 2)}\n`;
    expect(text).toBe(golden("batch-runs.json", text));
    expect(requests.map(({ jobDefinitionName }) => jobDefinitionName)).toEqual(["report"]);
  });

  it("of tasks without an app are one for each", () => {
    const definitions = Object.fromEntries(
      Object.values(taskDefinitions).map((definition) => [(definition as { family: string }).family, definition]),
    );
    const found: Diagnostic[] = [];
    const requests = emitBatch(
      { format: "stowage/assembly@1", app: "jobs", taskDefinitions: definitions as never },
      { report: (finding) => found.push(finding) },
    );
    const text = `${JSON.stringify({ requests, leftOut: found.map(({ path }) => path) }, undefined, 2)}\n`;
    expect(text).toBe(golden("batch-tasks.json", text));
  });

  it("have no member that RegisterJobDefinition does not have, and what it asks for, whatever is in the Assembly", () => {
    fc.assert(
      fc.property(arbitraryAssembly, (assembly) => {
        for (const request of emitBatch(assembly)) {
          expect(unknownMembers(request, jobDefinitionMembers, "")).toEqual([]);
          const [task] = request.ecsProperties.taskProperties;
          for (const { resourceRequirements } of task!["containers"] as { resourceRequirements: { type: string; value: string }[] }[]) {
            expect(resourceRequirements.map(({ type }) => type)).toEqual(expect.arrayContaining(["VCPU", "MEMORY"]));
            for (const { value } of resourceRequirements.filter(({ type }) => type !== "GPU")) expect(Number(value)).not.toBeNaN();
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are none of an app without runs, which is said", () => {
    const leftOut: string[] = [];
    expect(emitBatch({ ...wholeEstate, tasks: {} }, { report: ({ message }) => leftOut.push(message) })).toEqual([]);
    expect(leftOut).toContain("Services are no jobs, and the app has no runs.");
  });

  it("say what of roles and waits Batch would refuse", () => {
    const containerDefinitions = [
      { name: "a", image: "a" },
      { name: "b", image: "b", dependsOn: [{ containerName: "a", condition: "HEALTHY" as const }] },
    ];
    const definition = { family: "job", requiresCompatibilities: ["FARGATE" as const], taskRoleArn: "jobRole", containerDefinitions };
    const leftOut: string[] = [];
    const [request] = emitBatch(
      { format: "stowage/assembly@1", app: "jobs", taskDefinitions: { job: definition } },
      { report: ({ path }) => leftOut.push(path) },
    );
    expect(request).toMatchObject({
      ecsProperties: { taskProperties: [{ containers: [{}, { dependsOn: [{ containerName: "a", condition: "START" }] }] }] },
    });
    const at = "/taskDefinitions/job";
    expect(leftOut).toEqual([`${at}/executionRoleArn`, `${at}/taskRoleArn`, `${at}/containerDefinitions/1/dependsOn/0/condition`]);
  });

  it("divide a task's size among its containers", () => {
    const definition = {
      family: "job",
      requiresCompatibilities: ["FARGATE" as const],
      cpu: "1 vCPU",
      memory: "2 GB",
      containerDefinitions: [
        { name: "a", image: "a", cpu: 256, memory: 512 },
        { name: "b", image: "b" },
        { name: "c", image: "c", cpu: 0 },
      ],
    };
    const [request] = emitBatch({ format: "stowage/assembly@1", app: "jobs", taskDefinitions: { job: definition } });
    const containers = request!.ecsProperties.taskProperties[0]!["containers"] as { resourceRequirements: { value: string }[] }[];
    expect(containers.map(({ resourceRequirements }) => resourceRequirements.map(({ value }) => value))).toEqual([
      ["0.25", "512"],
      ["0.375", "768"],
      ["0.375", "768"],
    ]);
  });
});

function unknownMembers(value: unknown, known: Members, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownMembers(item, known, `${path}/${index}`));
  if (!isObject(value)) return [`${path} is no structure`];
  return Object.entries(value).flatMap(([member, inner]) => {
    const next = Object.hasOwn(known, member) ? known[member]! : undefined;
    if (next === undefined) return [`${path}/${member}`];
    return next === true ? [] : unknownMembers(inner, next, `${path}/${member}`);
  });
}
