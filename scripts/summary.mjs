// Adds up a turbo run: each test of each package, and each other task (a build, a check) as one.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { workspace } from "./checks/files.mjs";

const RESULTS = join("test-results", "results.json");

/** Reads the newest summary in `folder/.turbo/runs`; `undefined` if turbo wrote none, which is a failed run. */
export function readRun(folder) {
  const runs = join(folder, ".turbo", "runs");
  if (!existsSync(runs)) return undefined;
  const newest = readdirSync(runs)
    .map((name) => join(runs, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return newest && JSON.parse(readFileSync(newest, "utf8"));
}

/**
 * Counts what passed, failed and was skipped, and names the tasks that failed, their tests that did, and those of `names` that never ran,
 * because what they depend on failed (turbo leaves them out of its summary).
 */
export function summarize(folder, run, names = []) {
  /** @type {{ passed: number; failed: number; skipped: number; broken: string[]; failures: string[]; notRun: string[] }} */
  const total = { passed: 0, failed: 0, skipped: 0, broken: [], failures: [], notRun: [] };
  const attempted = run.tasks.filter((task) => task.cache?.status === "HIT" || task.execution !== undefined);
  for (const task of attempted) {
    const failed = task.cache?.status !== "HIT" && task.execution.exitCode !== 0;
    if (failed) total.broken.push(task.taskId);
    const counts = countsOf(folder, task, failed, run.execution.startTime);
    for (const key of ["passed", "failed", "skipped"]) total[key] += counts[key];
    total.failures.push(...(counts.failures ?? []));
  }
  const ids = new Set(attempted.map((task) => task.taskId));
  total.notRun = tasksOf(folder, names).filter((id) => !ids.has(id));
  return total;
}

/** The last line that a test run prints. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The tasks of these names that our packages have, as turbo writes them. */
function tasksOf(folder, names) {
  return workspace(folder).flatMap((member) => {
    const { name, scripts = {} } = JSON.parse(readFileSync(join(member.folder, "package.json"), "utf8"));
    return names.filter((task) => scripts[task] !== undefined).map((task) => `${name}#${task}`);
  });
}

function countsOf(folder, task, failed, startedAt) {
  const results = join(folder, task.directory, RESULTS);
  const fresh = existsSync(results) && (task.cache?.status === "HIT" || statSync(results).mtimeMs >= startedAt);
  // A folder with tests may have checks beside them, which write no results.
  if (!writesResults(task)) return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
  if (!fresh) return { passed: 0, failed: failed ? 1 : 0, skipped: 0 };
  const counts = testCounts(JSON.parse(readFileSync(results, "utf8")), folder);
  // A run that ended badly though no test did (a crash, an error between tests) is a failure all the same.
  return failed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function writesResults(task) {
  return task.outputs?.some((output) => output.includes("test-results/")) ?? false;
}

/** From vitest's JSON report. A file that could not be loaded has no tests and is one failure. */
function testCounts(report, folder) {
  const failedIn = (file) => file.assertionResults.filter((test) => test.status === "failed").map((test) => `: ${test.fullName}`);
  const failures = report.testResults
    .filter((file) => file.status === "failed")
    .map((file) => ({ at: relative(folder, file.name ?? ""), tests: failedIn(file) }));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failures.filter(({ tests }) => tests.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failures.flatMap(({ at, tests }) => (tests.length === 0 ? [at] : tests.map((test) => `${at}${test}`))),
  };
}
