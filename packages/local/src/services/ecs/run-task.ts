import type { Wire } from "@stowage/model";
import type { Failure, RunTaskRequest, RunTaskResponse } from "@stowage/model/ecs";
import { NO_INSTANCES, type Refusal } from "@stowage/placement";
import { checkRunTask } from "@stowage/rules";
import { launch } from "../../control/index.js";
import { NO_FARGATE } from "../../control/launch/fargate-shortage.js";
import type { ClusterRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { remember, remembered, type Remembered } from "../client-token.js";
import { operation, type Call, type Operation, type Output } from "../operation.js";
import { tagsOf } from "../tags.js";
import { checkOverrides } from "./check-overrides.js";
import { checkCapacity, checkPlatform, type AskedCapacity } from "./launch-type.js";
import { checkNetwork } from "./network-configuration.js";
import { refuseFirst } from "./refuse-first.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { taskOutput } from "./task-output.js";
import { newTaskTags } from "./task-tags.js";

/**
 * Starts up to ten tasks, each placed after the other. What finds no place is a failure in an answer that succeeds, or waits in
 * PROVISIONING where its capacity provider brings instances. The same clientToken
 * again gives the tasks of the first time, or ConflictException if anything else has changed.
 */
export const runTask: Operation<RunTaskRequest, RunTaskResponse> = operation("RunTask", (call) => {
  const { input, view, now, random } = call;
  const { clientToken, ...parameters } = input;
  const cluster = requireCluster(call, input.cluster);
  const earlier = remembered(call, "RunTask", clientToken, parameters);
  if (earlier !== undefined) return { output: again(call, earlier) };

  const definition = runnableDefinition(call, input.taskDefinition, "InvalidParameterException");
  const count = input.count ?? 1;
  if (count < 1 || count > 10) invalidParameter(`count must be from 1 to 10, but it is ${count}.`);
  const network = checkNetwork(definition.definition.networkMode, input.networkConfiguration);
  const capacity = checkCapacity(call, cluster, definition, input);
  const platformVersion = checkPlatform(capacity, input.platformVersion);
  refuseFirst(checkRunTask(input, { taskDefinition: definition.definition, stage: "run-task" }), "InvalidParameterException");
  checkOverrides(definition.definition, input.overrides);
  requireInstances(call, cluster, capacity);
  const tags = newTaskTags(view, { ...input, cluster, definition });
  const { group, startedBy, overrides, enableExecuteCommand, placementConstraints, placementStrategy } = input;
  const asked = { group, startedBy, overrides, enableExecuteCommand, placementConstraints, placementStrategy };
  const request = { ...asked, ...capacity, cluster, definition, count, network, platformVersion, tags, why: "RunTask", mayWait: true };
  const launched = launch(view, request, now, random);
  // The exception is documented, its sentence is not.
  if (launched.provisioningFull) throw new AwsException("ClientException", PROVISIONING_FULL);
  return {
    output: {
      tasks: launched.tasks.map((task) => ({ ...taskOutput(view, task), tags })),
      failures: launched.unplaced > 0 ? failuresOf(cluster, launched.refusal, launched.unplaced) : [],
    },
    commands: [
      ...launched.commands,
      ...remember(call, "RunTask", clientToken, { parameters, resources: launched.tasks.map((task) => task.arn) }),
    ],
  };
});

const PROVISIONING_FULL = "The cluster has as many tasks in the PROVISIONING state as it may have.";

function again({ view }: Call<Wire<RunTaskRequest>>, { sameParameters, resources }: Remembered): Output<RunTaskResponse> {
  if (!sameParameters) {
    throw new AwsException("ConflictException", "The clientToken was used before, with other parameters.", { resourceIds: resources });
  }
  const tasks = resources.map((arn) => view.task(arn)).filter((task) => task !== undefined);
  return { tasks: tasks.map((task) => ({ ...taskOutput(view, task), tags: tagsOf(view, task.arn) })), failures: [] };
}

function requireInstances({ view }: Call<Wire<RunTaskRequest>>, cluster: ClusterRow, { launchType }: AskedCapacity): void {
  if (launchType !== "EC2" && launchType !== "EXTERNAL") return;
  for (const instance of view.instancesOfCluster(cluster.arn)) if (instance.status !== "INACTIVE") return;
  invalidParameter(NO_INSTANCES);
}

/**
 * A failure for each instance that was looked at, with the first thing that it lacks; one for all where there was none to look at; of
 * Fargate one for each task, without ECS's final stop (captures; clients compare it).
 */
function failuresOf(cluster: ClusterRow, refusal: Refusal | undefined, unplaced: number): readonly Output<Failure>[] {
  if (refusal?.reason === NO_FARGATE || (refusal !== undefined && refusal.reason === refusal.message))
    return Array.from({ length: unplaced }, () => ({ reason: refusal.message.replace(/\.$/, "") }));
  const failures = (refusal?.reasons ?? []).flatMap(({ reason, instances }) => instances.map((arn) => ({ arn, reason })));
  return failures.length > 0 ? failures : [{ arn: cluster.arn, reason: refusal?.reason ?? "RESOURCE", detail: refusal?.message }];
}
