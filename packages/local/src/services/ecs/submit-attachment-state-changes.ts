import { parseArn } from "@stowage/model";
import type { SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse } from "@stowage/model/ecs";
import { transition } from "../../control/task/transition.js";
import type { Task } from "../../state/view.js";
import { operation, type Operation } from "../operation.js";
import { ACKNOWLEDGED } from "./agent-report.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** The statuses of an attachment. Source: Amazon ECS API, Attachment `status`. */
const statuses = ["PRECREATED", "CREATED", "ATTACHING", "ATTACHED", "DETACHING", "DETACHED", "DELETED", "FAILED"];

/**
 * An agent's word on the network interfaces of the tasks on its instance, which are shown with it until they stop. The sentences of
 * refusals are not documented.
 */
export const submitAttachmentStateChanges: Operation<SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse> = operation(
  "SubmitAttachmentStateChanges",
  (call) => {
    const { input, view } = call;
    const cluster = requireCluster(call, input.cluster);
    const said = new Map(input.attachments.map(({ attachmentArn, status }) => [idOf(attachmentArn), status]));
    for (const [id, status] of said)
      if (!statuses.includes(status)) invalidParameter(`"${status}" of ${id} is not an attachment's status.`);
    const tasks: Task[] = [];
    for (const task of view.tasksOfCluster(cluster.arn)) if (said.has(task.spec.network?.attachmentId ?? "")) tasks.push(task);
    for (const id of said.keys()) {
      const task = tasks.find(({ spec }) => spec.network?.attachmentId === id);
      if (task === undefined) invalidParameter(`The cluster has no attachment "${id}".`);
      else if (task.spec.containerInstanceArn === undefined) {
        invalidParameter(`The task of the attachment "${id}" is not on a container instance: no agent of yours runs it.`);
      }
    }
    return {
      output: { acknowledgment: ACKNOWLEDGED },
      commands: tasks.flatMap((task) => {
        const attachment = said.get(task.spec.network!.attachmentId)!;
        const known = task.status.attachment === attachment || task.status.lastStatus === "STOPPED";
        return known ? [] : [transition(task, { attachment }, "its agent reports")];
      }),
    };
  },
);

function idOf(arn: string): string {
  const { resource = "" } = parseArn(arn) ?? {};
  return resource.startsWith("attachment/") ? resource.split("/").at(-1)! : invalidParameter(`"${arn}" is not the ARN of an attachment.`);
}
