import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsNoCycle: Rule = rule({
  id: "depends-no-cycle",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`dependsOn`, `links` and `volumesFrom` together lead no container back to itself.",
  source: "aws/amazon-ecs-agent: agent/engine/dependencygraph",
  docs: "API_ContainerDependency",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { cycle: "These containers wait for each other: {cycle}." },
  hint: "Take one of these dependencies out.",
  check(task, report) {
    // A cycle takes two that wait.
    if (task.containerDefinitions.filter(waits).length < 2) return;
    const cycle = findCycle(edges(task));
    if (!cycle) return;
    const index = task.containerDefinitions.findIndex(({ name }) => name === cycle[0]);
    const { dependsOn, links } = task.containerDefinitions[index]!;
    const member = dependsOn?.some(({ containerName }) => containerName === cycle[1])
      ? "dependsOn"
      : links?.length
        ? "links"
        : "volumesFrom";
    report("cycle", ["containerDefinitions", index, member], { cycle: cycle.join(" → ") });
  },
});

function waits({ dependsOn, links, volumesFrom }: ContainerDefinition): boolean {
  return dependsOn !== undefined || links !== undefined || volumesFrom !== undefined;
}

/** Who waits for whom. A container that waits for itself is another rule's finding. */
function edges({ containerDefinitions }: RegisterTaskDefinitionRequest): Map<string, string[]> {
  return new Map(
    containerDefinitions.map(({ name = "", dependsOn = [], links = [], volumesFrom = [] }) => {
      const targets = [
        ...dependsOn.map(({ containerName }) => containerName),
        ...links.map((link) => link.split(":")[0]!),
        ...volumesFrom.map(({ sourceContainer = "" }) => sourceContainer),
      ];
      return [name, name === "" ? [] : targets.filter((target) => target !== name && target !== "")];
    }),
  );
}

/** The names along the first cycle, its first one twice. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    if (done.has(name)) return undefined;
    for (const target of graph.get(name) ?? []) {
      const cycle = walk(target, [...path, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const cycle = walk(name, []);
    if (cycle) return cycle;
  }
  return undefined;
}
