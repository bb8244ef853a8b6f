import type { DeleteDaemonTaskDefinitionRequest, DeleteDaemonTaskDefinitionResponse } from "@stowage/model/ecs";
import type { View } from "../../state/view.js";
import { operation, type Operation } from "../operation.js";
import { requireDaemonDefinition } from "./daemon-definitions.js";
import { hasRevision } from "./refs.js";
import { clientError } from "./refuse.js";

/** DELETED at once if no daemon has it; otherwise DELETE_IN_PROGRESS, and asking again once it is free ends it (as for other definitions). */
export const deleteDaemonTaskDefinition: Operation<DeleteDaemonTaskDefinitionRequest, DeleteDaemonTaskDefinitionResponse> = operation(
  "DeleteDaemonTaskDefinition",
  (call) => {
    const { input, view, now } = call;
    if (!hasRevision(input.daemonTaskDefinition)) clientError("daemonTaskDefinition must be family:revision or an ARN.");
    const { arn } = requireDaemonDefinition(call, input.daemonTaskDefinition);
    const change = { status: isUsed(view, arn) ? "DELETE_IN_PROGRESS" : "INACTIVE", deleteRequestedAt: now } as const;
    return {
      output: { daemonTaskDefinitionArn: arn },
      commands: [{ op: "patch", table: "taskDefinitions", key: arn, row: change, why: "DeleteDaemonTaskDefinition" }],
    };
  },
);

function isUsed(view: View, arn: string): boolean {
  for (const [, row] of view.all("daemonRevisions")) if (row.taskDefinitionArn === arn) return true;
  return false;
}
