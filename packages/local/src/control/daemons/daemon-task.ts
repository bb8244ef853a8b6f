import type { DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { taskFactory } from "../launch/task-factory.js";
import type { Command } from "../types.js";
import { daemonGroup } from "./daemon-group.js";

/** A daemon's task on an instance that has the room. */
export function daemonTask(
  view: View,
  daemon: DaemonRow,
  revision: DaemonRevisionRow,
  instance: ContainerInstanceRow,
  make: ReturnType<typeof taskFactory>,
): readonly Command[] {
  const cluster = view.get("clusters", daemon.clusterArn);
  const definition = view.get("taskDefinitions", revision.taskDefinitionArn);
  if (!cluster || !definition) return [];
  const { commands } = make({
    cluster,
    definition,
    launchType: "MANAGED_INSTANCES",
    capacityProviderName: instance.capacityProviderName,
    containerInstanceArn: instance.arn,
    availabilityZone: instance.attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? "",
    group: daemonGroup(daemon),
    startedBy: daemon.deploymentArn.split("/").at(-1),
    deploymentId: revision.arn,
    enableExecuteCommand: revision.enableExecuteCommand,
    tags: tagsFor(view, daemon, revision, cluster.name),
    why: `${daemon.name} has no task on ${instance.id}`,
  });
  return commands;
}

function tagsFor(
  view: View,
  { arn, name }: DaemonRow,
  { propagateTags, enableEcsManagedTags }: DaemonRevisionRow,
  clusterName: string,
): readonly { readonly key: string; readonly value: string }[] {
  return [
    ...(propagateTags === "DAEMON" ? (view.get("tags", arn)?.tags ?? []) : []),
    ...(enableEcsManagedTags
      ? [
          { key: "aws:ecs:clusterName", value: clusterName },
          { key: "aws:ecs:daemonName", value: name },
        ]
      : []),
  ];
}
