import { chooseToStop } from "@stowage/placement";
import type { DeploymentRow } from "../../state/rows.js";
import { isFargate, kindOf } from "../../state/kinds.js";
import type { Task, View } from "../../state/view.js";
import { isProtected } from "./protection.js";

/** Beyond so many tasks the strategy is not asked: it looks at each of them for each stop. Our choice. */
const MOST_TASKS = 1_000;

/**
 * Of a service's tasks on container instances those whose end leaves the best result for its strategy; undefined where that is not to
 * decide: on Fargate, and for a replaced deployment, which goes whole. Source: Amazon ECS API, UpdateService (scale-in).
 */
export function takeByStrategy(
  view: View,
  deployment: DeploymentRow,
  kind: "running" | "healthy",
  count: number,
  chosen: readonly Task[],
): readonly Task[] | undefined {
  const { id, serviceArn, settings } = deployment;
  const service = view.get("services", serviceArn);
  const definition = view.get("taskDefinitions", settings.taskDefinitionArn);
  const total = view.countTasks(id, "running") + view.countTasks(id, "healthy");
  const isWanted = view.deploymentsOf(serviceArn).at(-1)?.id === id;
  const [capacity, ...others] = view.capacityOfDeployment(id).keys();
  if (capacity === undefined || others.length > 0 || isFargate(capacity)) return undefined;
  if (!service || !definition || !isWanted || total > MOST_TASKS) return undefined;
  const tasks = (["running", "healthy"] as const).flatMap((each) => [...view.tasksOfDeployment(id, each)]);
  if (tasks.some(({ spec }) => spec.containerInstanceArn === undefined)) return undefined;
  const { cluster, groups } = view.placement(service.clusterArn);
  const { placementConstraints: constraints, placementStrategy: strategy } = service;
  const group = groups.asked({ group: `service:${service.name}`, definition, standalone: false, constraints, strategy });
  const already = new Set(chosen.map(({ arn }) => arn));
  const candidates = tasks
    .filter(({ arn }) => !already.has(arn))
    .map((task) => ({
      id: task.arn,
      instance: task.spec.containerInstanceArn!,
      protected: isProtected(task) || kindOf(task.status) !== kind,
    }));
  return chooseToStop(cluster, group, candidates, count).map((arn) => view.task(arn)!);
}
