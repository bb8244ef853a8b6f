import type { ContainerInstance, Resource } from "@stowage/model/ecs";
import { ECS_RESERVED_PORTS } from "@stowage/placement";
import { instanceForPlacement } from "../../control/launch/instance-for-placement.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** A container instance as DescribeContainerInstances gives it, its tags aside. */
export function containerInstanceOutput(view: View, row: ContainerInstanceRow): Output<ContainerInstance> {
  const tasks = [...view.tasksOnInstance(row.arn)];
  return {
    containerInstanceArn: row.arn,
    ec2InstanceId: row.ec2InstanceId,
    capacityProviderName: row.capacityProviderName,
    version: row.version,
    versionInfo: row.versionInfo ?? {},
    remainingResources: remainingResources(view, row),
    registeredResources: row.registeredResources,
    status: row.status,
    agentConnected: row.agentConnected,
    ...(row.agentUpdate && { agentUpdateStatus: row.agentUpdate.status }),
    runningTasksCount: tasks.filter(({ status }) => status.lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter(({ status }) => ["PROVISIONING", "PENDING", "ACTIVATING"].includes(status.lastStatus)).length,
    attributes: row.attributes,
    registeredAt: seconds(row.registeredAt),
    attachments: [],
  };
}

/** What its tasks leave of the registered resources. PORTS and PORTS_UDP list what is taken, registered and remaining alike. */
function remainingResources(view: View, row: ContainerInstanceRow): readonly Output<Resource>[] {
  const { running = [] } = instanceForPlacement(view, row);
  const sum = (member: "cpu" | "memory"): number => running.reduce((total, task) => total + (task[member] ?? 0), 0);
  const taken = running
    .flatMap((task) => task.hostPorts ?? [])
    .map((port) => (typeof port === "number" ? { port, protocol: "tcp" } : port));
  const ports = (wanted: "tcp" | "udp"): string[] => taken.filter(({ protocol }) => protocol === wanted).map(({ port }) => String(port));
  return row.registeredResources.map((resource) => {
    switch (resource.name) {
      case "CPU":
        return { ...resource, integerValue: (resource.integerValue ?? 0) - sum("cpu") };
      case "MEMORY":
        return { ...resource, integerValue: (resource.integerValue ?? 0) - sum("memory") };
      case "PORTS":
        return { ...resource, stringSetValue: [...(resource.stringSetValue ?? ECS_RESERVED_PORTS.map(String)), ...ports("tcp")] };
      case "PORTS_UDP":
        return { ...resource, stringSetValue: [...(resource.stringSetValue ?? []), ...ports("udp")] };
      default:
        return resource;
    }
  });
}
