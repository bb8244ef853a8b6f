import { DescribeTasksCommand, paginateListTasks } from "@aws-sdk/client-ecs";
import type { ECSClient, ListTasksRequest, Task } from "@aws-sdk/client-ecs";
import { inChunks, inParallel } from "./chunks.js";

/** What ListTasks finds, on all its pages, as DescribeTasks tells of it. By their ARNs: ECS promises no order. */
export async function listTasks(client: ECSClient, request: ListTasksRequest & { readonly cluster: string }): Promise<Task[]> {
  const arns: string[] = [];
  for await (const { taskArns = [] } of paginateListTasks({ client }, request)) arns.push(...taskArns);
  const described = await inParallel(inChunks(arns, MOST), async (tasks) => {
    return (await client.send(new DescribeTasksCommand({ cluster: request.cluster, tasks }))).tasks ?? [];
  });
  return described.flat().toSorted((a, b) => (a.taskArn! < b.taskArn! ? -1 : 1));
}

/** Source: Amazon ECS API, DescribeTasks `tasks`. */
const MOST = 100;
