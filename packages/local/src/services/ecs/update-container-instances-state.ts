import type { Failure, UpdateContainerInstancesStateRequest, UpdateContainerInstancesStateResponse } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import { operation, type Operation, type Output } from "../operation.js";
import { containerInstanceOutput } from "./container-instance-output.js";
import { oneToMost } from "./describe-each.js";
import { findInstance, instanceArnOf, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Takes instances out of placement (DRAINING) or puts them back (ACTIVE). */
export const updateContainerInstancesState: Operation<UpdateContainerInstancesStateRequest, UpdateContainerInstancesStateResponse> =
  operation("UpdateContainerInstancesState", (call) => {
    const { input, view, place } = call;
    const cluster = requireCluster(call, input.cluster);
    oneToMost(input.containerInstances, 10, "Container instances");
    const { status } = input;
    if (status !== "ACTIVE" && status !== "DRAINING")
      return invalidParameter(`The state of a container instance can be set to ACTIVE or DRAINING, not to ${status}.`);
    const changed: ContainerInstanceRow[] = [];
    const failures: Output<Failure>[] = [];
    for (const reference of input.containerInstances) {
      const row = findInstance(call, cluster, reference);
      if (row === undefined) failures.push({ arn: instanceArnOf(place, cluster, reference), reason: "MISSING" });
      else if (row.status === "INACTIVE") failures.push({ arn: row.arn, reason: "INACTIVE" });
      else changed.push({ ...row, status, version: row.status === status ? row.version : row.version + 1 });
    }
    return {
      output: { containerInstances: changed.map((row) => containerInstanceOutput(view, row)), failures },
      commands: changed.map(({ arn, version }): Command => ({
        op: "patch",
        table: "containerInstances",
        key: arn,
        row: { status, version },
        why: "UpdateContainerInstancesState",
      })),
    };
  });
