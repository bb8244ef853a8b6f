import type { Checks } from "@stowage/model";
import type { Network } from "../service/service-types.js";
import type { AnyTask } from "../task/task-common.js";
import type { AutoScalingGroupOptions } from "./auto-scaling-types.js";
import type { CapacityProviderOptions, ClusterOptions, NamespaceOptions } from "./app-types.js";
import type { ConfigureOneOff } from "./one-off.js";

/** What every app can do: constrain a function over apps by it and the app's own type is kept. */
export interface AppCommon {
  /**
   * The Region that the app is meant for, unless a command is given another.
   *
   * @example
   * app("shop", { web }).region("eu-west-1");
   */
  region(region: string): this;

  /**
   * The AWS account, with which names of secrets and roles become ARNs.
   *
   * @example
   * app("shop", { web }).account("123456789012").region("eu-west-1");
   */
  account(id: string): this;

  /**
   * The cluster that the services run in; `default` if absent. The capacity providers that services name are associated with it.
   *
   * @example
   * app("shop", { web }).cluster("main", { containerInsights: "enabled" });
   */
  cluster(name: string, options?: ClusterOptions): this;

  /**
   * The Cloud Map namespace of Service Connect. An ARN, or `existing`: it is used, not created.
   *
   * @example
   * app("shop", { web }).namespace("shop.local");
   */
  namespace(name: string, options?: NamespaceOptions): this;

  /**
   * Subnets and security groups of all tasks in awsvpc mode that do not say otherwise.
   *
   * @example
   * app("shop", { web }).network({ subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-shop"] });
   */
  network(network: Network): this;

  /**
   * Tags of everything that the app makes; a resource's own tags of the same key win.
   *
   * @example
   * app("shop", { web }).tags({ team: "shop" });
   */
  tags(tags: Readonly<Record<string, string>>): this;

  /**
   * A capacity provider of the app: an Auto Scaling group, or Managed Instances. Services name it in `capacity()`.
   *
   * @example
   * app("shop", { web }).capacityProvider("big", {
   *   autoScalingGroupProvider: { autoScalingGroupArn: "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1:autoScalingGroupName/big" },
   * });
   */
  capacityProvider(name: string, options: CapacityProviderOptions): this;

  /**
   * EC2 instances of the cluster: an Auto Scaling group with its launch template, and before them a capacity provider of the same name, which
   * services name in `capacity()`.
   *
   * @example
   * app("shop", { agent })
   *   .autoScalingGroup("big", {
   *     instanceTypes: ["m7g.large", "m7g.xlarge"],
   *     image: "al2023-arm64",
   *     instanceProfile: "ecsInstanceRole",
   *     subnets: ["subnet-a", "subnet-b"],
   *     min: 0,
   *     max: 10,
   *     spot: { onDemandBase: 2 },
   *   })
   *   .configure({ agent: (s) => s.capacity({ big: { weight: 1 } }) });
   */
  autoScalingGroup(name: string, options: AutoScalingGroupOptions): this;

  /**
   * A task that runs and ends instead of being kept running: when somebody asks for it (`stowage run`), or on a schedule.
   *
   * @example
   * app("shop", { web }).oneOff("worker", worker).oneOff("report", report, (run) => run.schedule("cron(0 6 * * ? *)"));
   */
  oneOff<C extends string, P extends string>(
    name: string,
    task: AnyTask & { readonly "~containers": C; readonly "~ports": P },
    configure?: ConfigureOneOff<C, P>,
  ): this;

  /**
   * What `stowage check` is told beside the definitions: severities, suppressions with their reasons, packs, budgets. It becomes part of the
   * Assembly. For a whole project, `stowage.config.ts` is the place: its `extends` switches packs on, its `rules` set severities.
   *
   * @example
   * app("shop", { web }).checks({ severity: { "no-log-config": "off" } });
   */
  checks(checks: Checks): this;
}

/** An app with its names forgotten: for annotations, and for functions over apps. */
export type AnyApp = AppCommon;
