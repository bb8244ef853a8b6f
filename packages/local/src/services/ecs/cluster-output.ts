import type { Cluster, ClusterField } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { tagsOf } from "../tags.js";

/** A cluster as DescribeClusters gives it. What `include` does not name comes as an empty list, or not at all. */
export function clusterOutput(view: View, row: ClusterRow, include: readonly ClusterField[]): Output<Cluster> {
  const tasks = [...view.tasksOfCluster(row.arn)].filter((task) => task.status.lastStatus !== "STOPPED");
  const services = [...view.servicesOfCluster(row.arn)];
  return {
    clusterArn: row.arn,
    clusterName: row.name,
    ...(include.includes("CONFIGURATIONS") && row.configuration && { configuration: row.configuration }),
    status: row.status,
    registeredContainerInstancesCount: [...view.instancesOfCluster(row.arn)].filter((instance) => instance.status !== "INACTIVE").length,
    runningTasksCount: tasks.filter(isRunning).length,
    pendingTasksCount: tasks.filter(isPending).length,
    activeServicesCount: services.filter((service) => service.status === "ACTIVE").length,
    statistics: include.includes("STATISTICS") ? statistics(tasks, services) : [],
    tags: include.includes("TAGS") ? tagsOf(view, row.arn) : [],
    settings: include.includes("SETTINGS") ? row.settings : [],
    capacityProviders: row.capacityProviders,
    defaultCapacityProviderStrategy: row.defaultCapacityProviderStrategy,
    ...(include.includes("ATTACHMENTS") && { attachments: [], attachmentsStatus: "UPDATE_COMPLETE" }),
    ...(row.serviceConnectNamespace !== undefined && { serviceConnectDefaults: { namespace: row.serviceConnectNamespace } }),
  };
}

/** What the answers of CreateCluster and UpdateCluster show. */
export const wholeCluster: readonly ClusterField[] = ["SETTINGS", "TAGS", "CONFIGURATIONS"];

const launchTypes = [
  ["EC2", "EC2"],
  ["FARGATE", "Fargate"],
  ["EXTERNAL", "External"],
] as const;

/** Names as in the API Reference, Cluster, `statistics`. */
function statistics(
  tasks: readonly Task[],
  services: readonly { readonly status: string; readonly settings: { readonly launchType?: string | undefined } }[],
): { readonly name: string; readonly value: string }[] {
  const rows = launchTypes.flatMap(([launchType, word]) => {
    const own = tasks.filter((task) => task.spec.launchType === launchType);
    const served = services.filter((service) => (service.settings.launchType ?? "FARGATE") === launchType);
    return [
      [`running${word}TasksCount`, own.filter(isRunning).length],
      [`pending${word}TasksCount`, own.filter(isPending).length],
      [`active${word}ServiceCount`, served.filter((service) => service.status === "ACTIVE").length],
      [`draining${word}ServiceCount`, served.filter((service) => service.status === "DRAINING").length],
    ] as const;
  });
  return rows.map(([name, count]) => ({ name, value: String(count) }));
}

function isRunning(task: Task): boolean {
  return task.status.lastStatus === "RUNNING";
}

/** The model says PENDING alone; the states before it are counted too (not documented, as for a service's pendingCount). */
function isPending(task: Task): boolean {
  return ["PROVISIONING", "PENDING", "ACTIVATING"].includes(task.status.lastStatus);
}
