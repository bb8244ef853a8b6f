import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { golden } from "../../test/golden.js";
import { packageFolder } from "../../test/package-folder.js";
import { compileSource } from "../../test/run-source.js";
import { typeErrors } from "../../test/tsc.js";
import { importCompose } from "./import-compose.js";

const file = (name: string): string => readFileSync(join(packageFolder, "test", "compose", `${name}.yaml`), "utf8");

describe("a Compose file", () => {
  it.each(["shop", "instances"])("%s has the source of its golden file, which compiles", (name) => {
    const { kind, source, diagnostics } = importCompose(file(name), { project: "lab", file: `${name}.yaml` });
    expect(kind).toBe("compose");
    expect(source).toBe(golden(`compose-${name}.ts`, source));
    expect(`${JSON.stringify(diagnostics, undefined, 2)}\n`).toBe(
      golden(`compose-${name}.json`, `${JSON.stringify(diagnostics, undefined, 2)}\n`),
    );
    const errors = compileSource(source).diagnostics.filter(({ severity, rule }) => severity === "error" && !expectedErrors.includes(rule));
    expect(errors).toEqual([]);
  });

  it("is filled in with the variables that are given", () => {
    const { source, diagnostics } = importCompose("services: { web: { image: 'web:${TAG}' } }", { variables: { TAG: "7" } });
    expect(source).toContain('.image("web", "7")');
    expect(diagnostics.map(({ path }) => path)).toEqual([""]);
  });

  it("makes families of their own of names that ECS does not tell apart", () => {
    const { source } = importCompose("services: { a.b: { image: x }, a-b: { image: y } }");
    expect(Object.keys(compileSource(source).assembly.taskDefinitions ?? {})).toEqual(["a-b", "a-b-2"]);
  });

  it("runs a job that several wait for in each of their tasks, and no job as a service", () => {
    const wait = { depends_on: { job: { condition: "service_completed_successfully" } } };
    const { source } = importCompose(
      stringify({ services: { a: { image: "a", ...wait }, b: { image: "b", ...wait }, job: { image: "job" } } }),
    );
    const { services, taskDefinitions } = compileSource(source).assembly;
    expect(Object.keys(services ?? {})).toEqual(["app/a", "app/b"]);
    const containers = Object.values(taskDefinitions ?? {}).map(({ containerDefinitions = [] }) =>
      containerDefinitions.map(({ name }) => name),
    );
    expect(containers).toEqual([
      ["job", "a"],
      ["job", "b"],
    ]);
  });

  it.each([
    ["count: 2", ".gpus(2)"],
    ["count: all", '.gpus("ALL")'],
    ["driver: nvidia", '.gpus("ALL")'],
    ["device_ids: ['0', '3']", ".gpus(2)"],
  ])("reserves GPUs: %s", (said, step) => {
    const device = `{ capabilities: [gpu], ${said} }`;
    const { source } = importCompose(`services: { a: { image: a, deploy: { resources: { reservations: { devices: [${device}] } } } } }`);
    expect(source).toContain(step);
  });

  it("with a circle of waits is imported all the same", () => {
    const services = {
      a: { image: "a", depends_on: ["b"], network_mode: "service:b" },
      b: { image: "b", depends_on: ["a"], network_mode: "service:a" },
    };
    expect(compileSource(importCompose(stringify({ services, name: "x" })).source).assembly.app).toBe("x");
  });
});

describe("what is no Compose file", () => {
  it.each([
    ["", "input-not-a-compose-file"],
    ["- a", "input-not-a-compose-file"],
    ["services: []", "input-not-a-compose-file"],
    ["a: &a [*a]", "input-syntax"],
  ])("%j is refused", (text, code) => {
    expect(() => importCompose(text)).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/./) }));
  });

  it("is refused with the place of the mistake in its syntax", () => {
    expect(() => importCompose("services:\n  web: {\n", { file: "compose.yaml" })).toThrow(
      expect.objectContaining({ code: "input-syntax", location: expect.objectContaining({ file: "compose.yaml", line: 3 }) }),
    );
  });

  it("never makes it crash", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), arbitraryCompose), (text) => {
        try {
          compileSource(importCompose(text).source);
        } catch (error) {
          if (!(error instanceof StowageError)) throw error;
          expect(error.code).toMatch(/^input-/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has a source that the compiler takes, whatever is in it", () => {
    const modules = fc
      .sample(arbitraryCompose, { numRuns: 25, seed: 3 })
      .map((text, index) => [`sample-${index}`, importCompose(text).source]);
    expect(typeErrors(Object.fromEntries(modules))).toBe("");
  });
});

/** What the notes say is to be completed, the rules say too; a task definition with an error cannot run on its launch type. */
const expectedErrors = [
  "fargate-execution-role-awslogs",
  "secrets-need-execution-role",
  "launch-type-supported",
  "network-configuration-required",
];

const keys = [
  ...new Set([
    "container_name",
    "extends",
    "gpus",
    "networks",
    ...["shop", "instances"].flatMap((name) => [...file(name).matchAll(/^ {4}(\w+):/gm)].map(([, key]) => key!)),
  ]),
];

/** Compose files with the keys of the fixtures, and any values. */
const arbitraryCompose: fc.Arbitrary<string> = fc
  .dictionary(
    fc.constantFrom("web", "db", "job", "a.b"),
    fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom("web", "1s", "512m", "db:5432", "service:web", "host", "/a:/b:ro", "data:/c", "./x:/y"),
        fc.array(fc.constantFrom("web", "db", "80", "8080:80/udp", "/a:/b", "data:/c", "A=1", "B", "a.b"), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom("web", "db", "job", "limits", "test", "driver", "nofile", "nproc", "mode", "service", "aliases"),
          fc.oneof(
            fc.constantFrom({ condition: "service_completed_successfully" }, { condition: "service_healthy" }, "global", "awslogs"),
            fc.jsonValue(),
          ),
          { maxKeys: 3 },
        ),
      ),
      { maxKeys: 6 },
    ),
    { minKeys: 1 },
  )
  .map((services) => stringify({ services }));
