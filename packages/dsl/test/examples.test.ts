import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolder, tsc } from "./tsc.js";

// Examples in comments are compiled. They may use the package's exports and the tasks declared here.
const prelude = `
import * as fs from "node:fs";
import { writeAssembly } from "@stowage/model";
import { app, compile, datadogAgent, ecsImages, fluentBit, isApp, isOneOff, isService, isTask, otelCollector, queueWorker, scheduledJob } from "@stowage/dsl";
import { secretsManager, sidecar, ssm, stages, synth, task, webService, xrayDaemon } from "@stowage/dsl";
import type { AnyApp, AnyTask, AppCommon, ContainerCommon, ServiceCommon, TaskCommon } from "@stowage/dsl";
const { writeFileSync } = fs;
const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
const catalog = task("catalog").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("catalog", "1").port("http", 8080));
const worker = task("worker").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("worker", "1"));
const report = task("report").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("report", "1"));
const cleanup = report;
const agent = task("agent").ec2().container("app", (c) => c.image("agent", "1").memory(64));
const db = task("db").ec2().ebsVolume("data").container("app", (c) => c.image("db", "1").memory(64).mount("data", "/data"));
const shop = app("shop", { catalog, web });
`;

describe("examples compile", () => {
  const folder = join(packageFolder, "test-results", "examples");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const examples = [...examplesOf(join(packageFolder, "src"))];
  const config = { extends: "../../test/fixtures/tsconfig.json", compilerOptions: { noUnusedLocals: false, noUnusedParameters: false } };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...config, include: ["*.ts"] }));
  for (const module of ["shop", "tasks"]) writeFileSync(join(folder, `${module}.ts`), "export {};\n");
  for (const [index, { code }] of examples.entries())
    writeFileSync(join(folder, `example-${index}.ts`), `${prelude}{\n${code}\n}\nexport {};\n`);
  const printed = tsc(folder, "-p", ".");

  it.each(examples.map(({ from, code }, index) => ({ from, code, index })))("$from: $code", ({ index }) => {
    expect(linesOf(printed, `example-${index}.ts`)).toEqual([]);
  });

  it.each([
    "app/app",
    "app/app-common",
    "app/one-off",
    "container/container",
    "container/container-common",
    "service/service",
    "service/service-common",
    "task/task",
    "task/task-common",
  ])("for every method of %s", (file) => {
    const source = readFileSync(join(packageFolder, "src", `${file}.ts`), "utf8");
    // A method with its comment, at the first level of an interface.
    const methods = [...source.matchAll(/\n  (?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n  )?(?:readonly )?(\w+)(?:\(|<|: (?:Not|On|Choose))/g)];
    expect(methods.length).toBeGreaterThan(0);
    expect(methods.filter(([, comment]) => !comment?.includes("@example")).map(([, , name]) => name)).toEqual([]);
  });
});

describe("the design's example", () => {
  it("compiles as written", () => {
    expect(tsc(join(packageFolder, "test", "fixtures"), "-p", ".")).toBe("");
  });
});

function linesOf(printed: string, file: string): string[] {
  return printed.split("\n").filter((line) => line.startsWith(`${file}(`));
}

function* examplesOf(folder: string): Generator<{ from: string; code: string }> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name.endsWith(".test.ts")) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const [, code] of source.matchAll(/@example\n([^]*?)(?:\*\/|\n\s*\* @)/g)) {
      // The lines of the comment, without their stars.
      yield {
        from: entry.name,
        code: code!
          .replaceAll(/^\s*\* ?/gm, "")
          .trim()
          .replaceAll(/^export /gm, ""),
      };
    }
  }
}
