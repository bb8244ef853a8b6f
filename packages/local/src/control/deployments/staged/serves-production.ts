import type { TaskSpecRow } from "../../../state/rows.js";
import type { View } from "../../../state/view.js";
import { currentRecord } from "../record.js";
import { strategyOf } from "../strategy-of.js";

/**
 * Whether a deployment's tasks are to be found by clients: new tasks of a staged deployment from its first shift of production traffic, old
 * ones until the last. With linear and canary steps both are found in between, by as many endpoints as they have: Cloud Map knows no
 * weights (our choice). Source: Amazon ECS Developer Guide, Service Connect and blue/green deployments.
 */
export function servesProduction(view: View, { serviceArn, deploymentId }: Pick<TaskSpecRow, "serviceArn" | "deploymentId">): boolean {
  const record = serviceArn === undefined ? undefined : currentRecord(view, serviceArn);
  if (!record || strategyOf(record) === "ROLLING" || record.sources.length === 0) return true;
  const production = record.stage?.production ?? 0;
  if (deploymentId === record.deploymentId) return production > 0;
  // What an interrupted deployment has left is only waited out.
  return deploymentId === record.sources[0] && production < 100;
}
