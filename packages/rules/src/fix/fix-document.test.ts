import type { Assembly } from "@stowage/model";
import { pointerSegments } from "@stowage/model";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembly, fixCases } from "../../test/fix-cases.js";
import { fargate } from "../../test/fixtures.js";
import { catalogue } from "../catalogue.js";
import type { check } from "../check.js";
import { checkDocument } from "../check-document.js";
import { fixDocument } from "./fix-document.js";
import { valueAt } from "./patch.js";

const checkAny = (document: unknown): ReturnType<typeof check> => checkDocument(document, { packs: ["security-hub"] }).diagnostics;
const fixed = (document: unknown): ReturnType<typeof fixDocument> => fixDocument(document, checkAny);

describe("every rule with a fix", () => {
  const able = catalogue.filter(({ fix }) => fix).map(({ id }) => id);
  it("is tried here, and no other", () => expect(Object.keys(fixCases).sort()).toEqual([...able].sort()));
  const flat = Object.entries(fixCases).flatMap(([rule, list]) =>
    list.map(([document, changes], index) => ({ rule, document, changes, index })),
  );
  it.each(flat)("$rule $index: $changes", ({ rule, document, changes }) => {
    const value: unknown = JSON.parse(JSON.stringify(document));
    const before = structuredClone(value);
    expect(checkAny(value).map((found) => found.rule)).toContain(rule);
    const after = fixed(value);
    expect(after.fixes.filter((fix) => fix.rule === rule).map(({ change }) => change)).toEqual(changes);
    expect(checkAny(after.document).some((found) => found.rule === rule)).toBe(changes.length === 0);
    expect(after.diagnostics).toEqual(checkAny(after.document));
    expect(value).toEqual(before);
  });
});

describe("in other documents", () => {
  const wrong = { ...fargate({ ipcMode: "task" }), networkMod: "x" };
  it("a described definition is put right below its wrapper, and its output-only members stay", () => {
    const { document } = fixed({
      taskDefinition: { ...wrong, revision: 3, taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:3" },
      tags: [],
    });
    expect(document).toMatchObject({ taskDefinition: { revision: 3 }, tags: [] });
    expect((document as { taskDefinition: object }).taskDefinition).not.toHaveProperty("ipcMode");
  });
  it.each([
    ["/services/0", (own: object) => ({ services: [own] })],
    ["/service", (own: object) => ({ service: own })],
  ])("a described service is put right at %s", (at, answer) => {
    const own = { serviceName: "web", serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/main/web", desiredCoun: 2 };
    expect(fixed(answer(own)).fixes.map(({ path }) => path)).toEqual([`${at}/desiredCoun`]);
  });
  it.each([
    ["/clusters/1", (own: object) => ({ clusters: [{ clusterName: "other" }, own], failures: [] })],
    ["/cluster", (own: object) => ({ cluster: own })],
    ["", (own: object) => ({ ...own, clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/main" })],
  ])("a described cluster is put right at '%s'", (at, answer) => {
    const own = { clusterName: "main", status: "ACTIVE", capacityProviders: ["FARGATE", "FARGATE"], setings: [] };
    const { document, fixes } = fixed(answer(own));
    expect(fixes.map(({ path }) => path)).toEqual([`${at}/setings`, `${at}/capacityProviders/1`]);
    expect(valueAt(document, pointerSegments(at))).toMatchObject({ status: "ACTIVE", capacityProviders: ["FARGATE"], settings: [] });
  });
  it("an Assembly's requests are put right where they stand", () => {
    const { fixes } = fixed(
      assembly({
        taskDefinitions: { web: fargate({ ipcMode: "task" }) },
        tasks: { job: { request: { taskDefinition: "web", launchTyp: "FARGATE" } } },
      }),
    );
    expect(fixes.map(({ path }) => path)).toEqual(["/tasks/job/request/launchTyp", "/taskDefinitions/web/ipcMode"]);
  });
  it("nothing is done for what is silenced", () => {
    const checks: Assembly["checks"] = { suppressions: [{ rule: "fargate-no-ipc-mode", reason: "an experiment" }] };
    expect(fixed(assembly({ taskDefinitions: { web: fargate({ ipcMode: "task" }) }, checks })).fixes).toEqual([]);
  });
});

describe("on any JSON", () => {
  it("it never throws, ends, and changes nothing twice", () => {
    const task = fc.record(
      {
        family: fc.string(),
        networkMode: fc.constantFrom("awsvpc", "AWSVPC", 1),
        cpu: fc.jsonValue(),
        containerDefinitions: fc.jsonValue(),
        ipcMod: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), task), (value) => {
        const once = fixed(value);
        expect(fixed(once.document).fixes).toEqual([]);
      }),
    );
  });
});
