import { expect, test } from "vitest";
import { tree } from "../testing/tree.ts";
import { checkDependencies } from "./dependencies.mjs";

const findings = (name: string, manifest: object, graph?: Readonly<Record<string, readonly string[]>>): string[] => {
  const { root, remove } = tree({ [`packages/${name}/package.json`]: manifest });
  try {
    return checkDependencies(root, graph);
  } finally {
    remove();
  }
};

test("a dependency along the graph is in order", () => {
  expect(findings("cost", { dependencies: { "@stowage/model": "workspace:*", "@stowage/placement": "workspace:*", zod: "4" } })).toEqual(
    [],
  );
});

test("a dependency in the wrong direction is named, with what is allowed", () => {
  expect(findings("placement", { dependencies: { "@stowage/cost": "workspace:*" } })).toEqual([
    "packages/placement/package.json: dependencies has @stowage/cost, which placement may not import (it may import model); remove it",
  ]);
});

test("tests may depend on what could never import the package back, and on nothing else", () => {
  expect(findings("client", { devDependencies: { "@stowage/local": "workspace:*" } })).toEqual([]);
  expect(findings("model", { devDependencies: { "@stowage/rules": "workspace:*" } })).toHaveLength(1);
});

test("a new package has to say what it may import", () => {
  expect(findings("extra", {})).toEqual([
    "packages/extra is not in the import graph; say in scripts/checks/import-graph.mjs what it may import",
  ]);
});

test("a circle in the graph itself is found", () => {
  expect(findings("a", {}, { a: ["b"], b: ["c"], c: ["a"] })).toHaveLength(3);
});
