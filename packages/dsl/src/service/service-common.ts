import type { CreateServiceRequest, GatewayConnector, ServiceRegistry, VpcLatticeConfiguration } from "@stowage/model/ecs";
import type { PlacedCommon } from "../placed/placed-common.js";
import type {
  Canary,
  EbsVolume,
  Linear,
  ProxyLogs,
  Rolling,
  ScaledService,
  ScaleOptions,
  ScalingPolicy,
  ScheduledBounds,
  Shifting,
} from "./service-types.js";

/**
 * What every service can do: constrain a mixin by it and the service's own type is kept.
 *
 * @example
 * const careful = <S extends ServiceCommon>(s: S): S => s.rolling({ min: 100, max: 150, circuitBreaker: { rollback: true } });
 * app("shop", { web }).configure({ web: (s) => careful(s).desired(2) });
 */
export interface ServiceCommon extends PlacedCommon {
  /**
   * How many tasks to keep running; 1 if absent, or `min` where the service scales.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.desired(2) });
   */
  desired(count: number): this;

  /**
   * Scales between `min` and `max` tasks, following the targets that are given. A second call has other bounds, and adds policies.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.scale({ min: 2, max: 20, cpu: 60 }) });
   */
  scale<Min extends number, Max extends number>(options: ScaleOptions<Min, Max>): this;

  /**
   * One more scaling policy, as Application Auto Scaling has it (a metric of your own, steps, forecasts). A function gets the names of cluster and
   * service, which a metric's dimensions repeat. After `scale()`. Steps are taken when a CloudWatch alarm that names the policy goes off; that alarm is yours.
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
   * @example
   * // A gauge of the tasks' own Prometheus endpoint, which the CloudWatch agent or the OpenTelemetry collector reads and gives these dimensions.
   * // Source: CloudWatch user guide, ContainerInsights-Prometheus.
   * app("shop", { web }).configure({
   *   web: (s) => s.scale({ min: 2, max: 20 }).scalingPolicy("in-flight", ({ cluster, service }) => ({
   *     PolicyType: "TargetTrackingScaling",
   *     TargetTrackingScalingPolicyConfiguration: {
   *       TargetValue: 50,
   *       CustomizedMetricSpecification: {
   *         Namespace: "ECS/ContainerInsights/Prometheus",
   *         MetricName: "http_requests_in_flight",
   *         Dimensions: [{ Name: "ClusterName", Value: cluster }, { Name: "ServiceName", Value: service }],
   *         Statistic: "Average",
   *       },
   *     },
   *   })),
   * });
   */
  scalingPolicy(name: string, policy: ScalingPolicy | ((service: ScaledService) => ScalingPolicy)): this;

  /**
   * Other bounds from a point in time on: `at(…)`, `rate(…)` or `cron(…)`. After `scale()`.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.scale({ min: 1, max: 9 }).scaleAt("morning", "cron(0 7 * * ? *)", { min: 4 }) });
   */
  scaleAt(name: string, schedule: string, bounds: ScheduledBounds): this;

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
   * Who deploys: ECS (if absent), CodeDeploy, or another program. The last one says in its task sets (CreateTaskSet) what runs and where, and ECS
   * refuses a service that says it too: take it away with `raw()`.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.controller("CODE_DEPLOY") });
   * @example
   * const ofTaskSets = { taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined };
   * app("shop", { web }).configure({ web: (s) => s.controller("EXTERNAL").raw(ofTaskSets) });
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
   * Whether ECS moves tasks when zones become unequal.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.zoneRebalancing(false) });
   */
  zoneRebalancing(enable?: boolean): this;

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
   * A gateway connector: requests from outside reach a named port without a load balancer.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.gateway({ portName: "http", filters: { accessTypes: ["PUBLIC"] } }) });
   */
  gateway(connector: GatewayConnector): this;

  /**
   * CloudWatch metrics of the service in a finer resolution, in seconds.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.metrics(20, "CPUUtilization") });
   */
  metrics(resolution: number, ...names: readonly string[]): this;

  /**
   * The role with which ECS registers tasks with a load balancer: an ARN or a name. Not needed with awsvpc.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.role("ecsServiceRole") });
   */
  role(role: string): this;

  /**
   * How the Service Connect proxy logs.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.uses("web").proxyLogs({ logs: { group: "/proxy" }, accessLogs: { format: "JSON" } }) });
   */
  proxyLogs(logs: ProxyLogs): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said, wherever they stand: each takes the place of the whole
   * member, and undefined takes it away. A function gets what was said so far. For a member that the model does not know yet, name a request
   * type that has it, one of your own or a newer SDK's; some of its members suffice.
   *
   * @example
   * app("shop", { web }).configure({ web: (s) => s.raw({ schedulingStrategy: "REPLICA" }) });
   */
  raw<T extends object = Partial<CreateServiceRequest>>(
    fields: Partial<NoInfer<T>> | ((request: Partial<CreateServiceRequest>) => Partial<NoInfer<T>>),
  ): this;
}
