/**
 * Which packages of ours each package may import. Imports point one way: nothing here can be followed in a circle.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const importGraph = {
  model: [],
  rules: ["model"],
  dsl: ["model", "rules"],
  convert: ["model", "rules", "dsl"],
  placement: ["model"],
  cost: ["model", "placement"],
  "service-connect": ["model"],
  client: ["model", "rules"],
  local: ["model", "rules", "placement", "service-connect"],
  cli: ["model", "rules", "dsl", "convert", "placement", "cost", "service-connect", "client", "local"],
};

/** What a package's own code may import, and what its tests and benches may: also whatever could never import the package back. */
export function mayImport(from, to, { inTest = false, graph = importGraph } = {}) {
  if (graph[from]?.includes(to)) return true;
  return inTest && graph[from] !== undefined && graph[to] !== undefined && !graph[to].includes(from);
}
