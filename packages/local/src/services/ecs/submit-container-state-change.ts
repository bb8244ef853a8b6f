import type { SubmitContainerStateChangeRequest, SubmitContainerStateChangeResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ACKNOWLEDGED, applyReports, reportedTask } from "./agent-report.js";

/** An agent's word on one container: the task goes on, or ends, as if the driver had seen it. */
export const submitContainerStateChange: Operation<SubmitContainerStateChangeRequest, SubmitContainerStateChangeResponse> = operation(
  "SubmitContainerStateChange",
  (call) => {
    const task = reportedTask(call);
    const { commands, effects } = applyReports(task, [call.input], {}, call.now);
    return { output: { acknowledgment: ACKNOWLEDGED }, commands, effects };
  },
);
