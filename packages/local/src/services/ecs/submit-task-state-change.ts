import type { SubmitTaskStateChangeRequest, SubmitTaskStateChangeResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ACKNOWLEDGED, applyReports, reportedTask, type ContainerReport } from "./agent-report.js";

/** An agent's word on a task: on the containers that it names, and with STOPPED on every other one too. */
export const submitTaskStateChange: Operation<SubmitTaskStateChangeRequest, SubmitTaskStateChangeResponse> = operation(
  "SubmitTaskStateChange",
  (call) => {
    const { input, now } = call;
    const task = reportedTask(call);
    const named: readonly ContainerReport[] = input.containers ?? [];
    const others = Object.keys(task.status.containers).filter((name) => !named.some(({ containerName }) => containerName === name));
    const ended =
      input.status === "STOPPED" ? others.map((containerName) => ({ containerName, status: "STOPPED", reason: input.reason })) : [];
    const times = {
      ...(input.pullStartedAt !== undefined && { pullStartedAt: input.pullStartedAt * 1000 }),
      ...(input.pullStoppedAt !== undefined && { pullStoppedAt: input.pullStoppedAt * 1000 }),
    };
    const { commands, effects } = applyReports(task, [...named, ...ended], times, now);
    return { output: { acknowledgment: ACKNOWLEDGED }, commands, effects };
  },
);
