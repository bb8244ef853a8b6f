import type { PutScalingPolicyRequest } from "@stowage/model/application-autoscaling";
import type { CreateServiceRequest, ServiceRegistry, VpcLatticeConfiguration } from "@stowage/model/ecs";
import type { Canary, EbsVolume, Linear, Network, ProxyLogs, Rolling, ScaleOptions, ShareOf, Shifting } from "./service-types.js";

/**
 * What every service can do: constrain a mixin by it and the service's own type is kept.
 *
 * @example
 * const careful = <S extends ServiceCommon>(s: S): S => s.rolling({ min: 100, max: 150, circuitBreaker: { rollback: true } });
 * app("shop", { web }).configure({ web: (s) => careful(s).desired(2) });
 */
export interface ServiceCommon {
  /**
   * How many tasks to keep running; 1 if absent, or `min` where the service scales.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.desired(2) });
   */
  desired(count: number): this;

  /**
   * One task on each instance instead of a count. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.daemon() });
   */
  daemon(): this;

  /**
   * Scales between `min` and `max` tasks, following the targets that are given. A second call adds policies.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.scale({ min: 2, max: 20, cpu: 60 }) });
   */
  scale<Min extends number, Max extends number>(options: ScaleOptions<Min, Max>): this;

  /**
   * One more scaling policy, as Application Auto Scaling has it (a metric of your own, steps, forecasts). After `scale()`.
   *
   * @example
   * app("shop", { web }).configure({
   *   web: (s) => s.scale({ min: 1, max: 9 }).scalingPolicy("queue", {
   *     PolicyType: "TargetTrackingScaling",
   *     TargetTrackingScalingPolicyConfiguration: {
   *       TargetValue: 100,
   *       CustomizedMetricSpecification: { MetricName: "Backlog", Namespace: "Shop", Statistic: "Average" },
   *     },
   *   }),
   * });
   */
  scalingPolicy(
    name: string,
    policy: Pick<
      PutScalingPolicyRequest,
      "PolicyType" | "PredictiveScalingPolicyConfiguration" | "StepScalingPolicyConfiguration" | "TargetTrackingScalingPolicyConfiguration"
    >,
  ): this;

  /**
   * Other bounds from a point in time on: `at(…)`, `rate(…)` or `cron(…)`. After `scale()`.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.scale({ min: 1, max: 9 }).scaleAt("morning", "cron(0 7 * * ? *)", { min: 4 }) });
   */
  scaleAt(name: string, schedule: string, bounds: { readonly min?: number; readonly max?: number; readonly timezone?: string }): this;

  /**
   * Which capacity providers run the tasks. Fargate's (`FARGATE`, `FARGATE_SPOT`) cannot be mixed with others.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.capacity({ FARGATE: { base: 1, weight: 1 }, FARGATE_SPOT: { weight: 3 } }) });
   */
  capacity<K extends string>(strategy: { readonly [N in K]: ShareOf<N, K> }): this;

  /**
   * Subnets, security groups and public addresses of the tasks, in place of the app's.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.network({ subnets: ["subnet-a"], publicIp: true }) });
   */
  network(network: Network): this;

  /**
   * Replaces tasks step by step.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } }) });
   */
  rolling(options: Rolling): this;

  /**
   * Starts the new revision beside the old one and moves all traffic at once.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.blueGreen({ bakeTime: 10 }) });
   */
  blueGreen(options?: Shifting): this;

  /**
   * Starts the new revision beside the old one and moves the traffic in equal steps.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.linear({ stepPercent: 20, stepBakeTime: 5 }) });
   */
  linear(options?: Linear): this;

  /**
   * Starts the new revision beside the old one, moves a small part of the traffic, then the rest.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.canary({ canaryPercent: 5, canaryBakeTime: 10 }) });
   */
  canary(options?: Canary): this;

  /**
   * Who deploys: ECS (if absent), CodeDeploy, or another program.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.controller("EXTERNAL") });
   */
  controller(type: "CODE_DEPLOY" | "ECS" | "EXTERNAL"): this;

  /**
   * Seconds after a task's start in which failed health checks of the load balancer do not count.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.healthCheckGrace(60) });
   */
  healthCheckGrace(seconds: number): this;

  /**
   * Allows `stowage exec`, ECS Exec.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.exec() });
   */
  exec(enable?: boolean): this;

  /**
   * Tags of the service.
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

  /**
   * Whether ECS moves tasks when zones become unequal.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.zoneRebalancing(false) });
   */
  zoneRebalancing(enable?: boolean): this;

  /**
   * Each task on another instance. Not on Fargate.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.distinctInstances() });
   */
  distinctInstances(): this;

  /**
   * Where tasks may run, as expressions of the cluster query language. Not on Fargate.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.placeOn("attribute:ecs.instance-type =~ m7g.*") });
   */
  placeOn(...expressions: readonly string[]): this;

  /**
   * Spreads tasks over the values of a field, `instanceId` or `attribute:NAME`. Strategies apply in the order in which they are given. Not on Fargate.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.spread("attribute:ecs.availability-zone").binpack("memory") });
   */
  spread(field: string): this;

  /**
   * Fills instances so that the least cpu or memory is left. Not on Fargate.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.binpack("memory") });
   */
  binpack(field: "cpu" | "memory"): this;

  /**
   * Places tasks at random. Not on Fargate.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.randomly() });
   */
  randomly(): this;

  /**
   * Cloud Map service registries (service discovery by DNS, apart from Service Connect).
   *
   * @example
   * app("shop", { web }).configure({
   *   web: (s) => s.registry({ registryArn: "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1" }),
   * });
   */
  registry(registry: ServiceRegistry): this;

  /**
   * The EBS volume of each task, for a volume that the task declares with `ebsVolume(name)`.
   *
   * @example
   * app("shop", { db }).configure({
   *   db: (s) => s.ebsVolume("data", { roleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", sizeInGiB: 20 }),
   * });
   */
  ebsVolume(volume: string, options: EbsVolume): this;

  /**
   * A VPC Lattice target group.
   *
   * @example
   * app("shop", { web }).configure({
   *   web: (s) => s.vpcLattice({
   *     portName: "http",
   *     roleArn: "arn:aws:iam::123456789012:role/lattice",
   *     targetGroupArn: "arn:aws:vpc-lattice:eu-west-1:123456789012:targetgroup/tg-1",
   *   }),
   * });
   */
  vpcLattice(configuration: VpcLatticeConfiguration): this;

  /**
   * How the Service Connect proxy logs.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.uses("web").proxyLogs({ accessLogs: { format: "JSON" } }) });
   */
  proxyLogs(logs: ProxyLogs): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said; a function gets what they said.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.raw({ role: "ecsServiceRole" }) });
   */
  raw<T extends object = Partial<CreateServiceRequest>>(
    fields: NoInfer<T> | ((request: Partial<CreateServiceRequest>) => NoInfer<T>),
  ): this;
}
