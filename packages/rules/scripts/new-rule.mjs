// `node packages/rules/scripts/new-rule.mjs AREA ID` writes a rule, its test and its place in the catalogue. Then: build, and write the
// page with scripts/rules-page.mjs.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { areas, catalogueSource } from "./generate-catalogue.mjs";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** The two files of a rule that is still to be thought out: both compile, and the test fails until the rule finds something. */
export function newRule(area, id) {
  if (!areas.includes(area)) throw new Error(`There is no area "${area}". The areas are: ${areas.join(", ")}.`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`"${id}" is no id: write small letters, digits and hyphens.`);
  const name = id.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  return {
    [`${area}/${id}.ts`]: `import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ${name}: Rule = rule({
  id: "${id}",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "What must hold, in a sentence.",
  source: "Where that is known from",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { wrong: "What is wrong, with {value}." },
  hint: "What to write instead.",
  check({ family }, report) {
    if (family === "") report("wrong", ["family"], { value: family });
  },
});
`,
    [`${area}/${id}.test.ts`]: `import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ${name} } from "./${id}.js";

testRule(${name}, {
  passes: { "what is right": fargate() },
  fails: { "what is wrong": [fargate(), "wrong", "/family"] },
});
`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [area = "", id = ""] = process.argv.slice(2);
  try {
    for (const [path, text] of Object.entries(newRule(area, id))) {
      if (existsSync(join(src, path))) throw new Error(`packages/rules/src/${path} is there already.`);
      writeFileSync(join(src, path), text);
      console.log(`packages/rules/src/${path}`);
    }
    writeFileSync(join(src, "catalogue.ts"), catalogueSource());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
