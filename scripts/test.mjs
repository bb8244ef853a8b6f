// `npm test`: installs, builds, checks and tests everything, and ends with one line for all packages together.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.mjs";
import { root } from "./root.mjs";
import { lastLine, readRun, summarize } from "./summary.mjs";
import { testEnvironment } from "./test-tools.mjs";
import { turbo } from "./turbo.mjs";

const NOTHING_RAN = { passed: 0, failed: 1, skipped: 0 };

process.exitCode = await test();

async function test() {
  const code = await install();
  if (code !== 0) return end(NOTHING_RAN, code);
  rmSync(join(root, ".turbo", "runs"), { recursive: true, force: true });
  const names = tasks();
  const ended = await turbo(names, ["--continue=dependencies-successful", "--summarize"], testEnvironment());
  const run = readRun(root);
  if (run === undefined) return end(NOTHING_RAN, ended || 1);
  const total = summarize(root, run, names);
  if (total.broken.length > 0) console.log(`\nFailed: ${total.broken.join(", ")}`);
  for (const failure of total.failures) console.log(`  ${failure}`);
  if (total.notRun.length > 0) console.log(`Not run because of that: ${total.notRun.join(", ")}`);
  return end(total, ended || (total.failed > 0 ? 1 : 0));
}

/** Each task of turbo.json but those that only make something. */
function tasks() {
  const { tasks: all } = JSON.parse(readFileSync(join(root, "turbo.json"), "utf8"));
  return [...new Set(Object.keys(all).map((name) => name.replace(/^.*#/, "")))].filter((name) => name !== "docs");
}

function end(total, code) {
  console.log(lastLine(total));
  return code;
}
