import type { Unavailable } from "../error-text.js";
import type { FargateMark } from "../launch.js";

/** `T`, but not for a task that is known to be made for Fargate. */
export type OnInstances<P extends string, Method extends string, T> = string extends P
  ? T
  : FargateMark extends P
    ? Unavailable<`${Method}() is not available to a task on Fargate: there are no instances to choose from`>
    : T;

/** Which instances tasks are placed on, for services and one-off tasks; `P` are the task's ports, and the mark of one on Fargate. */
export interface PlacedOnInstances<P extends string> {
  /**
   * Each task on another instance. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.distinctInstances() });
   */
  readonly distinctInstances: OnInstances<P, "distinctInstances", () => this>;

  /**
   * Where tasks may run, as expressions of the cluster query language. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.placeOn("attribute:ecs.instance-type =~ m7g.*") });
   */
  readonly placeOn: OnInstances<P, "placeOn", (...expressions: readonly string[]) => this>;

  /**
   * Spreads tasks over the values of a field, `instanceId` or `attribute:NAME`. Strategies apply in the order in which they are given. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.spread("attribute:ecs.availability-zone").binpack("memory") });
   */
  readonly spread: OnInstances<P, "spread", (field: string) => this>;

  /**
   * Fills instances so that the least cpu or memory is left. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.binpack("memory") });
   */
  readonly binpack: OnInstances<P, "binpack", (field: "cpu" | "memory") => this>;

  /**
   * Places tasks at random. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.randomly() });
   */
  readonly randomly: OnInstances<P, "randomly", () => this>;
}
