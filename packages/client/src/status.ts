import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import type { Deployment, Service, Task } from "@aws-sdk/client-ecs";
import type { Assembly } from "@stowage/model";
import { describeAwsError } from "./aws-error.js";
import { inParallel } from "./chunks.js";
import type { Clients } from "./clients.js";
import { listTasks } from "./list-tasks.js";

/** How a service of the Assembly is, as far as AWS knows. */
export interface ServiceStatus {
  /** `cluster/service` */
  readonly name: string;
  /** `MISSING` if it was never deployed. */
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** `family:revision` */
  readonly taskDefinition?: string;
  /** One deployment, complete, and as many running tasks as desired. */
  readonly stable: boolean;
  /** `FAILED` and why, where a deployment was given up. */
  readonly failure?: string;
  /** By their ids: ECS promises no order. */
  readonly tasks: readonly TaskStatus[];
  /** The newest events first. */
  readonly events: readonly string[];
}

/** A task of a service, as ECS describes it. */
export interface TaskStatus {
  readonly id: string;
  readonly lastStatus: string;
  readonly health: string;
  readonly address?: string;
  readonly capacity?: string;
  readonly zone?: string;
}

/** How all services of an Assembly are. */
export interface Status {
  readonly format: "stowage/status@1";
  readonly app: string;
  readonly region: string;
  readonly services: readonly ServiceStatus[];
}

/**
 * Looks at every service of an Assembly and at its tasks. Nothing is changed.
 *
 * @param options `tasks: false` leaves the tasks out, which spares two calls a service.
 * @throws {StowageError} `aws-…` for what AWS answers.
 * @example
 * const unstable = (await status(assembly, clients)).services.filter(({ stable }) => !stable);
 */
export async function status(assembly: Assembly, clients: Clients, options: { readonly tasks?: boolean } = {}): Promise<Status> {
  try {
    const services = await inParallel(Object.entries(assembly.services ?? {}), ([name, { cluster, serviceName }]) =>
      serviceStatus(name, cluster ?? "default", serviceName ?? "", clients, options.tasks ?? true),
    );
    return { format: "stowage/status@1", app: assembly.app, region: clients.region, services };
  } catch (error) {
    throw describeAwsError(error);
  }
}

async function serviceStatus(name: string, cluster: string, service: string, clients: Clients, withTasks: boolean): Promise<ServiceStatus> {
  const found = await describe(cluster, service, clients);
  if (!found) return { name, status: "MISSING", desired: 0, running: 0, pending: 0, stable: false, tasks: [], events: [] };
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, deployments = [], taskDefinition, events = [] } = found;
  const failed = deployments.find(({ rolloutState }) => rolloutState === "FAILED");
  return {
    name,
    status: found.status ?? "",
    desired: desiredCount,
    running: runningCount,
    pending: pendingCount,
    ...(taskDefinition && { taskDefinition: taskDefinition.split("/").at(-1)! }),
    stable: found.status === "ACTIVE" && deployments.length === 1 && isComplete(deployments[0]!) && runningCount === desiredCount,
    ...(failed && { failure: failed.rolloutStateReason ?? "the deployment failed" }),
    tasks: withTasks ? (await listTasks(clients.ecs, { cluster, serviceName: service })).map(taskStatus) : [],
    events: events.map(({ message = "" }) => message),
  };
}

/** Services without a rollout state (external controllers) are complete once their counts agree. */
function isComplete({ rolloutState }: Deployment): boolean {
  return rolloutState === undefined || rolloutState === "COMPLETED";
}

async function describe(cluster: string, service: string, { ecs }: Clients): Promise<Service | undefined> {
  try {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    return services.find(({ status }) => status !== "INACTIVE");
  } catch (error) {
    if (error instanceof Error && error.name === "ClusterNotFoundException") return undefined;
    throw error;
  }
}

function taskStatus(task: Task): TaskStatus {
  const address = task.attachments?.flatMap(({ details = [] }) => details).find(({ name }) => name === "privateIPv4Address")?.value;
  const capacity = task.capacityProviderName ?? task.launchType;
  return {
    id: task.taskArn?.split("/").at(-1) ?? "",
    lastStatus: task.lastStatus ?? "",
    health: task.healthStatus ?? "UNKNOWN",
    ...(address && { address }),
    ...(capacity && { capacity }),
    ...(task.availabilityZone && { zone: task.availabilityZone }),
  };
}
