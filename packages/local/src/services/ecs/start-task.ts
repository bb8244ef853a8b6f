import type { Failure, StartTaskRequest, StartTaskResponse } from "@stowage/model/ecs";
import { place, type Instance } from "@stowage/placement";
import { instanceForPlacement } from "../../control/launch/instance-for-placement.js";
import { namedZones } from "../../control/launch/zone-of-subnet.js";
import { requirementOf, taskFactory, type MadeTask } from "../../control/index.js";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation, type Output } from "../operation.js";
import { checkOverrides } from "./check-overrides.js";
import { oneToMost } from "./describe-each.js";
import { checkNetwork } from "./network-configuration.js";
import { findInstance, instanceArnOf, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { taskOutput } from "./task-output.js";
import { newTaskTags } from "./task-tags.js";

/** Starts one task on each named container instance that can take it; no strategy chooses, but resources and attributes must be there. */
export const startTask: Operation<StartTaskRequest, StartTaskResponse> = operation("StartTask", (call) => {
  const { input, view, now, random } = call;
  const cluster = requireCluster(call, input.cluster);
  oneToMost(input.containerInstances, 10, "Container instances");
  const definition = runnableDefinition(call, input.taskDefinition, "InvalidParameterException");
  checkOverrides(definition.definition, input.overrides);
  if (input.propagateTags === "SERVICE") invalidParameter("propagateTags SERVICE is for services: a task has none to take tags from.");
  const network = checkNetwork(definition.definition.networkMode, input.networkConfiguration);
  const zones = namedZones(call.place.region, network?.subnets ?? []);
  const tags = newTaskTags(view, { ...input, cluster, definition });
  const make = taskFactory(view, now, random);
  const made: MadeTask[] = [];
  const failures: Output<Failure>[] = [];
  for (const reference of input.containerInstances) {
    const row = findInstance(call, cluster, reference);
    const arn = row?.arn ?? instanceArnOf(call.place, cluster, reference);
    const reason =
      row === undefined
        ? "MISSING"
        : row.status === "INACTIVE"
          ? "INACTIVE"
          : refusalOf(instanceForPlacement(view, row), definition, zones);
    if (row === undefined || reason !== undefined) {
      failures.push({ arn, reason: reason ?? "MISSING" });
      continue;
    }
    const zone = row.attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? `${call.place.region}a`;
    const { group, startedBy, overrides, enableExecuteCommand } = input;
    const task = { cluster, definition, launchType: "EC2", availabilityZone: zone, containerInstanceArn: arn, network, tags } as const;
    made.push(make({ ...task, group, startedBy, overrides, enableExecuteCommand, why: "StartTask" }));
  }
  return {
    output: { tasks: made.map(({ task }) => ({ ...taskOutput(view, task), tags })), failures },
    commands: made.flatMap(({ commands }) => commands),
  };
});

/** Why this instance cannot take one more task of the definition; undefined if it can. */
function refusalOf(
  instance: Instance,
  { definition, requiresAttributes, family }: TaskDefinitionRow,
  zones: readonly string[],
): string | undefined {
  const attributes = requiresAttributes.map(({ name = "", value }) => ({ name, ...(value !== undefined && { value }) }));
  const group = { ...requirementOf(definition), name: family, count: 1, standalone: true, zones, requiresAttributes: attributes };
  return place({ instances: [instance], groups: [group] }).unplaced[0]?.reason;
}
