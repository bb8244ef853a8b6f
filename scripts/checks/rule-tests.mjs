// Every rule has a test beside it that imports it.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sourceFiles } from "./files.mjs";
import { reportIfMain } from "./report.mjs";

const RULES = "packages/rules/src";

export function checkRuleTests(root) {
  const rules = sourceFiles(root, RULES).filter((path) => isRule(root, path));
  if (rules.length === 0) return [`${RULES}: no rule found; if rules are declared in another way now, teach scripts/checks/rule-tests.mjs`];
  return rules.flatMap((path) => {
    const test = path.replace(/\.ts$/, ".test.ts");
    if (!existsSync(join(root, test))) return [`${path} has no test; write ${test}`];
    const module = `./${basename(path, ".ts")}.js`;
    return readFileSync(join(root, test), "utf8").includes(module)
      ? []
      : [`${test} does not import ${module}, the rule that it stands beside`];
  });
}

/** A rule's file stands in an area's folder and calls `rule(`. */
function isRule(root, path) {
  const inArea = path.slice(RULES.length + 1).split("/").length === 2;
  if (!inArea || !path.endsWith(".ts") || path.endsWith(".test.ts") || basename(path) === "index.ts") return false;
  return /=\s*rule\s*[(<]/.test(readFileSync(join(root, path), "utf8"));
}

reportIfMain(import.meta.url, "Rules and their tests", checkRuleTests);
