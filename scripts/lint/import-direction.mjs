// Imports between our packages: in the direction of the graph, by what the other package exports, never by a path into its folder.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { importGraph, mayImport } from "../checks/import-graph.mjs";
import { root } from "../root.mjs";

export const importDirection = {
  meta: { type: "problem", docs: { description: "Imports between packages point one way and go through `exports`." } },
  create(context) {
    const [group, name, ...inside] = relative(root, context.filename).split(sep);
    if ((group !== "packages" && group !== "apps") || inside.length === 0) return {};
    const check = (source) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const message = judge({ group, name, file: context.filename, inTest: isTest(inside.join("/")) }, source.value);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument),
    };
  },
};

function judge(from, specifier) {
  if (specifier.startsWith(".")) return judgePath(from, specifier);
  const [, to, path] = /^@stowage\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (to === undefined || (from.group === "packages" && to === from.name)) return undefined;
  if (from.group === "packages" && !mayImport(from.name, to, from)) {
    const allowed = importGraph[from.name];
    const may = allowed === undefined ? "is not in the import graph" : `may import ${allowed.join(", ") || "no other package"}`;
    return `${from.name} may not import ${to}: imports point one way (scripts/checks/import-graph.mjs), and ${from.name} ${may}.`;
  }
  if (path !== undefined && !exportsOf(to).includes(`./${path}`)) {
    return `@stowage/${to} does not export "./${path}": import what it exports, or export it there; nothing reaches into another package's files.`;
  }
  return undefined;
}

function judgePath(from, specifier) {
  const path = resolve(dirname(from.file), specifier);
  const target = relative(join(root, from.group, from.name), path);
  if (target !== ".." && !target.startsWith(`..${sep}`)) return undefined;
  // The scripts of the root belong to all.
  if (from.inTest && path.startsWith(join(root, "scripts", sep))) return undefined;
  return `This path leaves ${from.group}/${from.name}: import the other package by its name; nothing reaches into another package's files.`;
}

function exportsOf(name) {
  const path = join(root, "packages", name, "package.json");
  return existsSync(path) ? Object.keys(JSON.parse(readFileSync(path, "utf8")).exports ?? {}) : [];
}

/** Paths inside the package that are never published, and may use whatever could not import the package back. */
function isTest(path) {
  return path.endsWith(".test.ts") || /^(test|bench|scripts)\//.test(path);
}
