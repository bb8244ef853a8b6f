import { parseArn } from "@stowage/model";
import type { SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ACKNOWLEDGED } from "./agent-report.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** An agent's word on network interfaces: the engine has attached them itself before. */
export const submitAttachmentStateChanges: Operation<SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse> = operation(
  "SubmitAttachmentStateChanges",
  (call) => {
    requireCluster(call, call.input.cluster);
    for (const { attachmentArn } of call.input.attachments) {
      if (!parseArn(attachmentArn)?.resource.startsWith("attachment/"))
        invalidParameter(`"${attachmentArn}" is not the ARN of an attachment.`);
    }
    return { output: { acknowledgment: ACKNOWLEDGED } };
  },
  { answeredOnly: "The engine attaches and detaches network interfaces itself, with the task's own states." },
);
