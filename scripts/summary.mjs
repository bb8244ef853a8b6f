// Adds up a turbo run: each test of each package, and each other task (a build, a check) as one.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

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

/** Counts what passed, failed and was skipped, and names the tasks that failed or never ran. */
export function summarize(folder, run) {
  const total = { passed: 0, failed: 0, skipped: 0, broken: [], notRun: [] };
  for (const task of run.tasks) {
    if (task.command === "<NONEXISTENT>") continue;
    const outcome = outcomeOf(task);
    if (outcome === "not run") total.notRun.push(task.taskId);
    if (outcome === "failed") total.broken.push(task.taskId);
    const counts = outcome === "not run" ? none() : countsOf(folder, task, outcome, run.execution.startTime);
    for (const key of ["passed", "failed", "skipped"]) total[key] += counts[key];
  }
  return total;
}

/** The last line that a test run prints. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function outcomeOf(task) {
  if (task.cache?.status === "HIT") return "passed";
  if (task.execution === undefined) return "not run";
  return task.execution.exitCode === 0 ? "passed" : "failed";
}

function countsOf(folder, task, outcome, startedAt) {
  const results = join(folder, task.directory, RESULTS);
  const fresh = existsSync(results) && (task.cache?.status === "HIT" || statSync(results).mtimeMs >= startedAt);
  // A folder with tests may have checks beside them, which write no results.
  const counts = writesResults(task) && fresh ? testCounts(JSON.parse(readFileSync(results, "utf8"))) : undefined;
  if (counts === undefined) return outcome === "passed" ? { ...none(), passed: writesResults(task) ? 0 : 1 } : { ...none(), failed: 1 };
  // A run that ended badly though no test did (a crash, an error between tests) is a failure all the same.
  return outcome === "failed" && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function writesResults(task) {
  return task.outputs?.some((output) => output.includes("test-results/")) ?? false;
}

/** From vitest's JSON report. A file that could not be loaded has no tests and is one failure. */
function testCounts(report) {
  const unloadable = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function none() {
  return { passed: 0, failed: 0, skipped: 0 };
}
