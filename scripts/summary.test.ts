import { join } from "node:path";
import { expect, test } from "vitest";
import { lastLine, readRun, summarize } from "./summary.mjs";
import { tree } from "./testing/tree.ts";

const START = 0;
const ran = (taskId: string, exitCode: number, outputs: string[] = []): object => ({
  ...{ taskId, directory: taskId.split("#")[0], command: "x", outputs },
  ...{ cache: { status: "MISS" }, execution: { startTime: START, exitCode } },
});
const report = (passed: number, failed: number, pending = 0, unloadable = 0): object => ({
  ...{ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 },
  testResults: Array.from({ length: unloadable }, () => ({ status: "failed", assertionResults: [] })),
});

function total(tasks: object[], reports: Record<string, object> = {}, startTime = START): ReturnType<typeof summarize> {
  const files = Object.entries(reports).map(([name, content]) => [`${name}/test-results/results.json`, content]);
  const { root, remove } = tree({ ...Object.fromEntries(files), ".turbo/runs/1.json": { execution: { startTime }, tasks } });
  try {
    return summarize(root, readRun(root));
  } finally {
    remove();
  }
}

const results = [join("test-results", "**")];

test("tests of all packages are added up, and each other task counts as one", () => {
  const tasks = [ran("a#build", 0), ran("a#test", 0, results), ran("b#test", 0, results)];
  expect(lastLine(total(tasks, { a: report(3, 0), b: report(4, 0, 2) }))).toBe("8 passed, 0 failed, 2 skipped");
});

test("a cached run counts as it did when it ran", () => {
  const cached = { ...ran("a#test", 0, results), cache: { status: "HIT" }, execution: undefined };
  expect(lastLine(total([cached], { a: report(3, 0) }, Date.now() + 1_000_000))).toBe("3 passed, 0 failed");
});

test("a failed check is one failure", () => {
  expect(total([ran("//#check:lint", 1)])).toMatchObject({ passed: 0, failed: 1, broken: ["//#check:lint"] });
});

test.each([
  ["failed tests", report(3, 2), START, 2],
  ["a test file that could not be loaded", report(3, 0, 0, 1), START, 1],
  ["a run that crashed after its tests", report(3, 0), START, 1],
  ["a report left by an earlier run", report(3, 0), Date.now() + 1_000_000, 1],
])("%s: what failed is counted", (_name, content, startTime, failed) => {
  expect(total([ran("a#test", 1, results)], { a: content }, startTime)).toMatchObject({ failed });
});

test("each test that failed is named with its file, and so is a file that could not be loaded", () => {
  const failing = { status: "failed", fullName: "b adds" };
  const files = [
    { status: "failed", name: "a/b.test.ts", assertionResults: [{ status: "passed", fullName: "b is" }, failing] },
    { status: "failed", name: "a/c.test.ts", assertionResults: [] },
    { status: "passed", name: "a/d.test.ts", assertionResults: [{ status: "passed", fullName: "d is" }] },
  ];
  const { failures } = total([ran("a#test", 1, results)], { a: { ...report(2, 1), testResults: files } });
  expect(failures.map((failure) => failure.replace(/^.*?(?=[bc]\.test)/, ""))).toEqual(["b.test.ts: b adds", "c.test.ts"]);
});

test("a task that never ran is named and passes nothing", () => {
  const { root, remove } = tree({ "packages/a/package.json": { name: "@stowage/a", scripts: { build: "x", test: "x" } } });
  const run = { execution: { startTime: START }, tasks: [ran("@stowage/a#build", 1)] };
  expect(summarize(root, run, ["build", "test", "check:lint"])).toMatchObject({ passed: 0, failed: 1, notRun: ["@stowage/a#test"] });
  remove();
});
