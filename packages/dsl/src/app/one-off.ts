import type { ContainerOverride, RunTaskRequest, TaskManagedEBSVolumeConfiguration, TaskOverride } from "@stowage/model/ecs";
import type { PlacedCommon } from "../placed/placed-common.js";
import type { PlacedOnInstances } from "../placed/placed-on-instances.js";

/** What is special about a one-off task. */
export type ConfigureOneOff<C extends string, P extends string> = (run: OneOff<C, P>) => OneOff<C, P>;

/** A task that runs and ends; `C` are the names of its containers, `P` those of its ports (and the mark of a task on Fargate). */
export interface OneOff<C extends string, P extends string> extends PlacedCommon, PlacedOnInstances<P> {
  /**
   * When it runs: an EventBridge Scheduler expression, `rate(…)`, `cron(…)` or `at(…)`. `check` and `cost` read it; a deployment makes no schedule,
   * for EventBridge asks for a role that may run the task: make it where that role is made.
   *
   * @example
   * app("shop", { web }).oneOff("report", report, (run) => run.schedule("rate(1 hour)"));
   */
  schedule(expression: string): this;

  /**
   * How many tasks start at once, 1 to 10; 1 if absent.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.count(4));
   */
  count(tasks: number): this;

  /**
   * Another command, other variables or another size for one of its containers; once for each.
   *
   * @example
   * app("shop", { web }).oneOff("reindex", web, (run) => run.override("app", { command: ["node", "reindex.js"] }));
   */
  override(container: C, override: Omit<ContainerOverride, "name">): this;

  /**
   * Another size, other roles or more scratch space for the task, as ECS has them.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.overrideTask({ cpu: "1024", memory: "2048" }));
   */
  overrideTask(override: Omit<TaskOverride, "containerOverrides">): this;

  /**
   * The family that tasks are counted and placed by; `family:NAME` if absent.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.group("nightly"));
   */
  group(name: string): this;

  /**
   * Who or what starts it, for those who look for its tasks.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.startedBy("nightly"));
   */
  startedBy(name: string): this;

  /**
   * A reference of your own.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.reference("job-17"));
   */
  reference(id: string): this;

  /**
   * The EBS volume of each task, for a volume that the task declares with `ebsVolume(name)`.
   *
   * @example
   * app("shop", { web }).oneOff("db", db, (run) =>
   *   run.ebsVolume("data", { roleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", sizeInGiB: 20 }),
   * );
   */
  ebsVolume(volume: string, options: TaskManagedEBSVolumeConfiguration): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said, wherever they stand: each takes the place of the whole
   * member, and undefined takes it away. A function gets what was said so far. For a member that the model does not know yet, name a request
   * type that has it, one of your own or a newer SDK's; some of its members suffice.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.raw({ count: 2 }));
   */
  raw<T extends object = Partial<RunTaskRequest>>(
    fields: Partial<NoInfer<T>> | ((request: Partial<RunTaskRequest>) => Partial<NoInfer<T>>),
  ): this;
}
