import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.mjs";
import { tree } from "../testing/tree.ts";

const model = { "packages/model/package.json": { exports: { ".": "./dist/index.js", "./ecs": "./dist/ecs.js" } } };

/** Lints one file in a repository of its own that has our configuration and rules. */
function lint(path: string, source: string): { readonly code: number | null; readonly rules: readonly string[]; readonly text: string } {
  const repository = tree({ ...model, [path]: source });
  try {
    cpSync(join(root, ".oxlintrc.json"), join(repository.root, ".oxlintrc.json"));
    cpSync(join(root, "scripts"), join(repository.root, "scripts"), { recursive: true });
    const { status, stdout } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format=json", path], {
      cwd: repository.root,
      encoding: "utf8",
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; message: string; help?: string }[] };
    return {
      code: status,
      rules: diagnostics.map(({ code }) => code),
      text: diagnostics.map(({ message, help }) => `${message} ${help ?? ""}`).join("\n"),
    };
  } finally {
    repository.remove();
  }
}

test.each([
  ["Date.now()", "eslint(no-restricted-properties)"],
  ["Math.random()", "eslint(no-restricted-properties)"],
  ["globalThis.performance.now()", "eslint(no-restricted-properties)"],
  ["performance.now()", "eslint(no-restricted-globals)"],
  ["setTimeout(() => undefined, 1)", "eslint(no-restricted-globals)"],
  ["setInterval(() => undefined, 1)", "eslint(no-restricted-globals)"],
  ["new Date()", "stowage(no-ambient-date)"],
  ["Date()", "stowage(no-ambient-date)"],
])("%s in a controller fails, and is free in clock.ts", (expression, rule) => {
  const source = `export const value: unknown = ${expression};\n`;
  expect(lint("packages/local/src/control/scheduler.ts", source)).toMatchObject({ code: 1, rules: [rule] });
  expect(lint("packages/local/src/clock.ts", source)).toMatchObject({ code: 0, rules: [] });
});

test("timers and random bytes cannot be imported either", () => {
  const source =
    'import { randomUUID } from "node:crypto";\nimport { setTimeout as wait } from "node:timers/promises";\nexport { randomUUID, wait };\n';
  expect(lint("packages/client/src/wait.ts", source).rules).toEqual(["eslint(no-restricted-imports)", "eslint(no-restricted-imports)"]);
});

test("a package's index names what it exports", () => {
  expect(lint("packages/cost/src/index.ts", 'export * from "./estimate.js";\n').rules).toEqual(["stowage(named-exports)"]);
});

test("a test beside the code may let the event loop turn, and may not sleep", () => {
  expect(lint("packages/local/src/a.test.ts", "setImmediate(() => undefined);\n").code).toBe(0);
  expect(lint("packages/local/src/a.test.ts", "setTimeout(() => undefined, 50);\n").code).toBe(1);
  expect(lint("packages/local/test/a.test.ts", "setTimeout(() => undefined, 50);\n").code).toBe(0);
});

test("a date made of a value is no reading of the clock", () => {
  expect(lint("packages/cost/src/a.ts", "export const value: Date = new Date(0);\n").code).toBe(0);
});

test.each([
  ["packages/cost/src/a.ts", 'import { place } from "@stowage/placement";\nexport { place };\n', 0],
  ["packages/placement/src/a.ts", 'import { estimate } from "@stowage/cost";\nexport { estimate };\n', 1],
  ["packages/placement/src/a.ts", 'export { estimate } from "@stowage/cost";\n', 1],
  ["packages/placement/src/a.ts", 'export const cost = (): Promise<unknown> => import("@stowage/cost");\n', 1],
  ["packages/placement/src/a.ts", 'export type Cost = import("@stowage/cost").Estimate;\n', 1],
  ["packages/client/src/a.test.ts", 'import { startLocal } from "@stowage/local";\nexport { startLocal };\n', 0],
  ["packages/client/src/a.ts", 'import { startLocal } from "@stowage/local";\nexport { startLocal };\n', 1],
  ["packages/rules/src/a.ts", 'import { Cluster } from "@stowage/model/ecs";\nexport { Cluster };\n', 0],
  ["packages/rules/src/a.ts", 'import { Cluster } from "@stowage/model/dist/ecs.js";\nexport { Cluster };\n', 1],
  ["packages/rules/src/a.ts", 'import { Cluster } from "../../model/src/ecs.js";\nexport { Cluster };\n', 1],
  ["packages/rules/scripts/a.mjs", 'import { root } from "../../../scripts/root.mjs";\nexport { root };\n', 0],
  ["packages/rules/src/a.ts", 'import { root } from "../../../scripts/root.mjs";\nexport { root };\n', 1],
  ["apps/storefront/src/a.ts", 'import { Cluster } from "../../../packages/model/src/ecs.js";\nexport { Cluster };\n', 1],
])("%s: %j exits with %i", (path, source, code) => {
  const found = lint(path, source);
  expect(found.code).toBe(code);
  expect(found.rules.includes("stowage(import-direction)")).toBe(code === 1);
});

test("the message says what may be imported", () => {
  expect(lint("packages/placement/src/a.ts", 'export { estimate } from "@stowage/cost";\n').text).toContain(
    "placement may not import cost: imports point one way (scripts/checks/import-graph.mjs), and placement may import model.",
  );
});
