import type { ContainerInstanceRow } from "../../state/rows.js";
import type { Command } from "../types.js";

/**
 * An instance's agent loses its connection to ECS, or has it back: its tasks run on, and none is placed there meanwhile. Nothing if that is
 * so already. Source: Amazon ECS API, ContainerInstance `agentConnected`.
 */
export function agentConnection(row: ContainerInstanceRow, agentConnected: boolean, now: number): readonly Command[] {
  if (row.agentConnected === agentConnected) return [];
  const patch = { agentConnected, agentSince: now, version: row.version + 1 };
  const why = agentConnected ? "its agent is back" : "its agent has lost its connection";
  return [{ op: "patch", table: "containerInstances", key: row.arn, row: patch, why }];
}
