import type { AgentUpdateStatus } from "@stowage/model/ecs";
import type { Controller, Pace } from "../types.js";
import { newestAgent } from "./container-agent.js";

/** Source: Amazon ECS API, ContainerInstance `agentUpdateStatus`. */
const next: { readonly [S in AgentUpdateStatus]?: AgentUpdateStatus } = {
  PENDING: "STAGING",
  STAGING: "STAGED",
  STAGED: "UPDATING",
  UPDATING: "UPDATED",
};

/** Brings the container agent of an instance up to date, state by state, as long as it is connected. The key is the instance's ARN. */
export function agentUpdates({ agentStepMs }: Pick<Pace, "agentStepMs">): Controller {
  return {
    name: "agent-updates",
    wakes: {
      containerInstances(old, now, key, wake) {
        if (now?.agentUpdate && (old?.agentUpdate !== now.agentUpdate || old.agentConnected !== now.agentConnected)) wake(key);
      },
    },
    *keys(view) {
      for (const [arn, { agentUpdate }] of view.all("containerInstances")) if (agentUpdate) yield arn;
    },
    decide(view, key, now) {
      const row = view.get("containerInstances", key);
      const status = row?.agentUpdate && next[row.agentUpdate.status];
      if (!row?.agentUpdate || !status || !row.agentConnected || row.status === "INACTIVE") return undefined;
      const at = row.agentUpdate.since + agentStepMs;
      if (now < at) return { commands: [], wakeAt: at };
      const versionInfo = status === "UPDATED" ? { ...row.versionInfo, agentVersion: newestAgent.agentVersion } : row.versionInfo;
      const change = { agentUpdate: { status, since: now }, versionInfo, version: row.version + 1 };
      return { commands: [{ op: "patch", table: "containerInstances", key, row: change, why: `its agent's update is ${status}` }] };
    },
  };
}
