import type { ContainerOverride, RunTaskRequest } from "@stowage/model/ecs";
import type { Network, ShareOf } from "../service/service-types.js";

/** What is special about a one-off task. */
export type ConfigureOneOff<C extends string> = (run: OneOff<C>) => OneOff<C>;

/** A task that runs and ends; `C` are the names of its containers. */
export interface OneOff<C extends string> {
  /**
   * When it runs: an EventBridge Scheduler expression, `rate(…)`, `cron(…)` or `at(…)`.
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
   * Another command, other variables or another size for one of its containers.
   *
   * @example
   * app("shop", { web }).oneOff("reindex", web, (run) => run.override("app", { command: ["node", "reindex.js"] }));
   */
  override(container: C, override: Omit<ContainerOverride, "name">): this;

  /**
   * Which capacity providers run it.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.capacity({ FARGATE_SPOT: { weight: 1 } }));
   */
  capacity<K extends string>(strategy: { readonly [N in K]: ShareOf<N, K> }): this;

  /**
   * Subnets, security groups and a public address, in place of the app's.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.network({ subnets: ["subnet-a"], publicIp: true }));
   */
  network(network: Network): this;

  /**
   * Tags of the tasks.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.tags({ team: "shop" }));
   */
  tags(tags: Readonly<Record<string, string>>): this;

  /**
   * Allows ECS Exec.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.exec());
   */
  exec(enable?: boolean): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said; a function gets what they said.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker, (run) => run.raw({ startedBy: "nightly" }));
   */
  raw<T extends object = Partial<RunTaskRequest>>(fields: NoInfer<T> | ((request: Partial<RunTaskRequest>) => NoInfer<T>)): this;
}
