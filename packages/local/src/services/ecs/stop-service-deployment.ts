import type { StopServiceDeploymentRequest, StopServiceDeploymentResponse } from "@stowage/model/ecs";
import { hasEnded, record } from "../../control/deployments/record.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { requireServiceDeployment } from "./require-service-deployment.js";

/**
 * Stops a deployment that is carried out, whether or not it was to roll back by itself. One that stops or rolls back already goes on with
 * that; one that has ended is a conflict (our choice). ROLLBACK, the default, returns to what ran before; ABORT, which AWS's model has and
 * its guide does not describe, leaves everything as it is: our choice. Source: Amazon ECS Developer Guide, "Stopping Amazon ECS service
 * deployments".
 */
export const stopServiceDeployment: Operation<StopServiceDeploymentRequest, StopServiceDeploymentResponse> = operation(
  "StopServiceDeployment",
  (call) => {
    const { input, now } = call;
    const { row } = requireServiceDeployment(call, input.serviceDeploymentArn);
    const output = { serviceDeploymentArn: row.arn };
    if (hasEnded(row.status)) {
      throw new AwsException("ConflictException", `The service deployment is ${row.status} and cannot be stopped.`);
    }
    if (row.status !== "PENDING" && row.status !== "IN_PROGRESS") return { output };
    // Source: the workflow of blue/green deployments; the old tasks are going.
    if (row.stage?.name === "CLEAN_UP") {
      throw new AwsException("ConflictException", "The service deployment is in CLEAN_UP and cannot be rolled back any more.");
    }
    const aborts = input.stopType === "ABORT";
    const status = aborts ? "STOP_REQUESTED" : "ROLLBACK_REQUESTED";
    return {
      output,
      commands: [record(row, { status, ...(!aborts && { startedAt: row.startedAt ?? now }) }, now, "StopServiceDeployment")],
    };
  },
);
