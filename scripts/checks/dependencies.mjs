// The dependencies in each package.json point the way that the import graph allows; the imports themselves are judged by the lint rule beside it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workspace } from "./files.mjs";
import { importGraph, mayImport } from "./import-graph.mjs";
import { reportIfMain } from "./report.mjs";

export function checkDependencies(root, graph = importGraph) {
  const packages = workspace(root, ["packages"]);
  return [...circles(graph), ...packages.flatMap(({ name, folder }) => ofPackage(name, readManifest(folder), graph))];
}

function ofPackage(name, manifest, graph) {
  const at = `packages/${name}/package.json`;
  if (graph[name] === undefined)
    return [`packages/${name} is not in the import graph; say in scripts/checks/import-graph.mjs what it may import`];
  const wrong = (section, inTest) =>
    ours(manifest[section])
      .filter((to) => !mayImport(name, to, { inTest, graph }))
      .map((to) => `${at}: ${section} has @stowage/${to}, which ${name} may not import (${allowed(graph, name)}); remove it`);
  return [
    ...["dependencies", "peerDependencies", "optionalDependencies"].flatMap((section) => wrong(section, false)),
    ...wrong("devDependencies", true),
  ];
}

function circles(graph) {
  const reaches = (from, to, seen = new Set()) =>
    graph[from]?.some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next)))) ?? false;
  return Object.keys(graph)
    .filter((name) => reaches(name, name))
    .map((name) => `scripts/checks/import-graph.mjs: ${name} may import itself through others; imports must point one way`);
}

function allowed(graph, name) {
  return graph[name].length === 0 ? "it imports no other package" : `it may import ${graph[name].join(", ")}`;
}

function ours(dependencies = {}) {
  return Object.keys(dependencies).flatMap((name) => (name.startsWith("@stowage/") ? [name.slice("@stowage/".length)] : []));
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

reportIfMain(import.meta.url, "Dependencies", checkDependencies);
