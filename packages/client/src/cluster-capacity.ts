import {
  DescribeContainerInstancesCommand,
  DescribeTaskDefinitionCommand,
  paginateListContainerInstances,
  type ContainerInstance,
  type Task,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { inChunks, inParallel } from "./chunks.js";
import type { Clients } from "./clients.js";
import { listTasks } from "./list-tasks.js";

/** Source: Amazon ECS API, DescribeContainerInstances `containerInstances`. */
const MOST = 100;

/** What runs where in a cluster at this moment, in AWS's own shapes and in the order of ARNs: AWS promises none. */
export interface ClusterCapacity {
  readonly containerInstances: readonly ContainerInstance[];
  readonly tasks: readonly Task[];
  /** Those of the tasks, by ARN. */
  readonly taskDefinitions: Readonly<Record<string, TaskDefinition>>;
}

/**
 * A cluster's container instances, its tasks and their definitions, read through the AWS SDK. Nothing is changed.
 *
 * @throws what the SDK throws: {@link describeAwsError} puts it in words.
 * @example
 * const scenario = importScenario(await clusterCapacity(clients, "main")); // from @stowage/placement
 */
export async function clusterCapacity({ ecs }: Clients, cluster: string): Promise<ClusterCapacity> {
  const instanceArns: string[] = [];
  for await (const page of paginateListContainerInstances({ client: ecs }, { cluster }))
    instanceArns.push(...(page.containerInstanceArns ?? []));
  const containerInstances = await inParallel(inChunks(instanceArns, MOST), async (containerInstances) => {
    return (await ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances }))).containerInstances ?? [];
  });
  const tasks = await listTasks(ecs, { cluster });
  const used = [...new Set(tasks.flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []))].sort();
  const definitions = await inParallel(used, async (arn) => {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
    return [arn, taskDefinition!] as const;
  });
  return {
    containerInstances: containerInstances.flat().toSorted((a, b) => (a.containerInstanceArn! < b.containerInstanceArn! ? -1 : 1)),
    tasks,
    taskDefinitions: Object.fromEntries(definitions),
  };
}
