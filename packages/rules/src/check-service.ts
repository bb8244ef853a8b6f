import type { Diagnostic } from "@stowage/model";
import type { CreateClusterRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { checkRequest } from "./check-request.js";
import type { Surroundings } from "./check-request.js";
import { launchTypeTest } from "./compatibilities.js";
import { readRequest } from "./requests.js";
import type { CheckOptions } from "./run-rules.js";
import { newSheet } from "./sheet.js";

/** What is known around a service or a task. */
export interface CheckServiceOptions extends CheckOptions {
  /** The task definition that the service runs. Absent: the service is not checked against it. */
  readonly taskDefinition?: RegisterTaskDefinitionRequest | undefined;
  readonly cluster?: CreateClusterRequest | undefined;
}

/**
 * Checks a CreateService request: shape first, then the rules; against its task definition where that is given. Never throws,
 * whatever the value is; paths are JSON pointers into the request.
 *
 * @example
 * checkService(request, { taskDefinition, stage: "create-service" });
 */
export function checkService(request: unknown, options: CheckServiceOptions = {}): Diagnostic[] {
  return checkRequest("service", request, surroundings(options), options);
}

/**
 * Checks a RunTask request like `checkService` does a service.
 *
 * @example
 * checkRunTask({ taskDefinition: "job", count: 20 })[0]?.rule; // "run-task-count"
 */
export function checkRunTask(request: unknown, options: CheckServiceOptions = {}): Diagnostic[] {
  return checkRequest("runTask", request, surroundings(options), options);
}

function surroundings({ taskDefinition, cluster }: CheckServiceOptions): Surroundings {
  // What was found wrong with these is said where they are checked themselves.
  const definition = taskDefinition === undefined ? undefined : readRequest(newSheet(), "taskDefinition", taskDefinition, []).subject;
  return {
    taskDefinition: definition,
    supports: definition && launchTypeTest(definition),
    cluster: cluster === undefined ? undefined : readRequest(newSheet(), "cluster", cluster, []).subject,
  };
}
