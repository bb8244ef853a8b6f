import type { LaunchType } from "@stowage/model/ecs";
import type { Network, ShareOf } from "../service/service-types.js";

/** What services and one-off tasks say alike: where their tasks go, and what they are tagged with. */
export interface PlacedCommon {
  /**
   * The launch type, where the task's own is not meant: a task that is made for none, or for several.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.launchType("EC2") });
   */
  launchType(type: LaunchType): this;

  /**
   * Makes a repeated request one: AWS answers the second of two with the same token as the first.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.clientToken("shop-web-1") });
   */
  clientToken(token: string): this;

  /**
   * Which capacity providers run the tasks. Fargate's (`FARGATE`, `FARGATE_SPOT`) cannot be mixed with others.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.capacity({ FARGATE: { base: 1, weight: 1 }, FARGATE_SPOT: { weight: 3 } }) });
   */
  capacity<K extends string>(strategy: { readonly [N in K]?: ShareOf<N, K> }): this;

  /**
   * Subnets, security groups and public addresses of the tasks, in place of the app's.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.network({ subnets: ["subnet-a"], publicIp: true }) });
   */
  network(network: Network): this;

  /**
   * Allows `stowage exec`, ECS Exec.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.exec() });
   */
  exec(enable?: boolean): this;

  /**
   * Tags of the service, or of the tasks of a run.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.tags({ team: "shop" }) });
   */
  tags(tags: Readonly<Record<string, string>>): this;

  /**
   * Whose tags the tasks get.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.propagateTags("SERVICE") });
   */
  propagateTags(from: "NONE" | "SERVICE" | "TASK_DEFINITION"): this;

  /**
   * Lets ECS tag the tasks with the names of cluster and service.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.managedTags() });
   */
  managedTags(enable?: boolean): this;

  /**
   * The platform version of Fargate; LATEST if absent.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.platformVersion("1.4.0") });
   */
  platformVersion(version: string): this;
}
