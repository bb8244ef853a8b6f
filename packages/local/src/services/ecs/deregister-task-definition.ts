import type { DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { findTaskDefinition, hasRevision } from "./refs.js";
import { clientError } from "./refuse.js";
import { describedTaskDefinition } from "./described-task-definition.js";

/** Tasks and services that use it go on. Deregistering what is INACTIVE already changes nothing. */
export const deregisterTaskDefinition: Operation<DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse> = operation(
  "DeregisterTaskDefinition",
  (call) => {
    const reference = call.input.taskDefinition;
    if (!hasRevision(reference)) return clientError("Revision is missing.");
    const row = findTaskDefinition(call, reference);
    if (row === undefined) return clientError("Unable to describe task definition.");
    if (row.status !== "ACTIVE") return { output: { taskDefinition: describedTaskDefinition(row) } };
    const change = { status: "INACTIVE", deregisteredAt: call.now } as const;
    return {
      output: { taskDefinition: describedTaskDefinition({ ...row, ...change }) },
      commands: [{ op: "patch", table: "taskDefinitions", key: row.arn, row: change, why: "DeregisterTaskDefinition" }],
    };
  },
);
