import type { Row, Table } from "../state/rows.js";

/**
 * Lets the rows of a store's tasks share what many of them say (their cluster, definition, service): each row is parsed by itself, so ten thousand tasks
 * would keep ten thousand copies, a tenth of what the engine's rows take.
 */
export function shareStrings(): (table: Table, row: object) => void {
  const known = new Map<string, string>();

  function share(owner: Record<string, unknown>, members: readonly string[]): void {
    for (const member of members) {
      const value = owner[member];
      if (typeof value !== "string") continue;
      const first = known.get(value);
      if (first === undefined) known.set(value, value);
      else owner[member] = first;
    }
  }

  return (table, row) => {
    if (table !== "taskSpecs") return;
    const { network, containers } = row as Row<"taskSpecs">;
    share(row as Record<string, unknown>, ofTask);
    if (network) share(network as unknown as Record<string, unknown>, ofNetwork);
    for (const container of containers) share(container as unknown as Record<string, unknown>, ofContainer);
  };
}

const ofTask = ["clusterArn", "taskDefinitionArn", "family", "group", "startedBy", "serviceArn", "deploymentId", "containerInstanceArn"];
const ofNetwork = ["subnetId"];
const ofContainer = ["name", "image"];
