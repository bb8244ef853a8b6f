import { parseArn } from "@stowage/model";
import type { Scale } from "@stowage/model/ecs";
import type { ClusterRow, ServiceRow } from "../../state/rows.js";
import type { TaskSetRow } from "../../state/task-set-row.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { requireCluster, requireService, type Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** A service whose deployments are somebody else's. */
export interface TaskSetService {
  readonly cluster: ClusterRow;
  readonly service: ServiceRow;
}

/** @throws {AwsException} for a service that is absent, not ACTIVE, or that ECS itself deploys (the last sentence is not documented). */
export function requireTaskSetService(call: Call<{ readonly cluster: string; readonly service: string }>): TaskSetService {
  const cluster = requireCluster(call, call.input.cluster);
  const service = requireService(call, cluster, call.input.service);
  if (service.status !== "ACTIVE") throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");
  if (service.deploymentController === "ECS") {
    invalidParameter("Task sets are for services with the deployment controller EXTERNAL or CODE_DEPLOY.");
  }
  return { cluster, service };
}

/** A task set's id, from an id, an ARN or the digits alone. */
export function taskSetId(reference: string): string {
  const name = parseArn(reference)?.resource ?? reference;
  return `ecs-svc/${name.split("/").at(-1) ?? ""}`;
}

export function findTaskSet({ view }: Lookup, service: ServiceRow, reference: string): TaskSetRow | undefined {
  const row = view.get("taskSets", taskSetId(reference));
  return row?.serviceArn === service.arn ? row : undefined;
}

/** @throws {AwsException} `TaskSetNotFoundException` (its sentence is not documented). */
export function requireTaskSet(lookup: Lookup, service: ServiceRow, reference: string): TaskSetRow {
  const row = findTaskSet(lookup, service, reference);
  if (row === undefined) throw new AwsException("TaskSetNotFoundException", "The specified task set was not found.");
  return row;
}

/** A scale as percent; nothing runs without one, as AWS's own example of CreateTaskSet shows. */
export function scalePercent(scale: Scale | undefined): number {
  const { value = 0 } = scale ?? {};
  if (!(value >= 0 && value <= 100)) invalidParameter(`The value of a scale must be from 0 to 100, but it is ${value}.`);
  return value;
}
