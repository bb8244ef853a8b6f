import type { UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import { operation, type Operation } from "../operation.js";
import { invalidParameter } from "./refuse.js";
import { taskSetOutput } from "./task-set-output.js";
import { requireTaskSet, requireTaskSetService } from "./task-sets.js";

/** The task set serves production from now on, and its settings are the service's. */
export const updateServicePrimaryTaskSet: Operation<UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse> = operation(
  "UpdateServicePrimaryTaskSet",
  (call) => {
    const { input, view, now } = call;
    const { service } = requireTaskSetService(call);
    const row = requireTaskSet(call, service, input.primaryTaskSet);
    if (row.status === "DRAINING") invalidParameter("The task set is draining.");
    const why = "UpdateServicePrimaryTaskSet";
    const others = view.taskSetsOf(service.arn).filter(({ id, status }) => id !== row.id && status === "PRIMARY");
    const change = { status: "PRIMARY", updatedAt: now } as const;
    return {
      output: { taskSet: taskSetOutput(view, service, { ...row, ...change }) },
      commands: [
        ...others.map(({ id: key }): Command => ({ op: "patch", table: "taskSets", key, row: { status: "ACTIVE", updatedAt: now }, why })),
        { op: "patch", table: "taskSets", key: row.id, row: change, why },
        { op: "patch", table: "services", key: service.arn, row: { settings: row.settings }, why },
      ],
    };
  },
);
