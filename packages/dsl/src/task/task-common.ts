import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { AlsoFor, GrantAction, GrantOptions, GrantResource } from "./task-types.js";

/**
 * What every task can do: constrain a mixin by it and the task's own type is kept.
 *
 * @example
 * const owned = <T extends TaskCommon>(t: T): T => t.tags({ team: "shop" }).taskRole("shop");
 * owned(task("web").fargate({ cpu: 256, memory: 512 }));
 */
export interface TaskCommon {
  readonly "~ports": string;
  readonly "~ready": string;
  readonly "~containers": string;

  /**
   * Launch types that the definition is made for beside the first one: ECS checks it for each of them.
   *
   * @example
   * task("web").fargate({ cpu: 256, memory: 512 }).alsoFor("EC2");
   */
  alsoFor(...types: readonly AlsoFor[]): this;

  /**
   * The role that the containers' programs have: an ARN, or a name in the app's account.
   *
   * @example
   * task("web").taskRole("arn:aws:iam::123456789012:role/web");
   */
  taskRole(role: string): this;

  /**
   * What the containers' programs call: `stowage iam` puts it into the policy of the task role. One action or more, each without wildcards, on
   * one resource or more. It is no part of the task definition.
   *
   * @example
   * task("web").grant(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::shop-uploads/*");
   */
  grant<const A extends string>(
    actions: GrantAction<A> | readonly GrantAction<A>[],
    resources: GrantResource | readonly GrantResource[],
    options?: GrantOptions,
  ): this;

  /**
   * The role with which ECS pulls images, reads secrets and writes logs: an ARN, or a name in the app's account.
   *
   * @example
   * task("web").executionRole("ecsTaskExecutionRole");
   */
  executionRole(role: string): this;

  /**
   * The scratch space of a task on Fargate in GiB, 21 to 200; 20 if absent.
   *
   * @example
   * task("web").fargate({ cpu: 256, memory: 512 }).ephemeralStorage(50);
   */
  ephemeralStorage(gib: number): this;

  /**
   * Tags of the task definition.
   *
   * @example
   * task("web").tags({ team: "shop" });
   */
  tags(tags: Readonly<Record<string, string>>): this;

  /**
   * Let containers ask the agent to inject faults.
   *
   * @example
   * task("web").faultInjection();
   */
  faultInjection(enable?: boolean): this;

  /**
   * The App Mesh proxy of the task (App Mesh has ended; kept for definitions that have it).
   *
   * @example
   * task("web").proxy("envoy", { ProxyIngressPort: "15000", ProxyEgressPort: "15001", AppPorts: "8080", IgnoredUID: "1337" });
   */
  proxy(container: string, properties: Readonly<Record<string, string>>): this;

  /**
   * An Elastic Inference accelerator (the service has ended; kept for definitions that have it).
   *
   * @example
   * task("web").inferenceAccelerator("device_1", "eia1.medium");
   */
  inferenceAccelerator(name: string, type: string): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said, wherever they stand: each takes the place of the whole
   * member, and undefined takes it away. A function gets what was said so far. For a member that the model does not know yet, name a request
   * type that has it, one of your own or a newer SDK's; some of its members suffice.
   *
   * @example
   * task("web").raw({ enableFaultInjection: true });
   */
  raw<T extends object = Partial<RegisterTaskDefinitionRequest>>(
    fields: Partial<NoInfer<T>> | ((request: Partial<RegisterTaskDefinitionRequest>) => Partial<NoInfer<T>>),
  ): this;
}

/** What becomes a service: a task with at least one container, and the names of its ports. */
export interface TaskWithContainers<P extends string> {
  readonly "~ports": P;
  readonly "~ready": "ready";
}

/** A task that can become a service, with its names forgotten: for annotations, and for lists of tasks. */
export interface AnyTask extends TaskCommon {
  readonly "~ready": "ready";
}
