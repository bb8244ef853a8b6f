export { writeAssembly } from "@stowage/model";
export { app } from "./app/app-builder.js";
export type { AnyApp, AppCommon } from "./app/app-common.js";
export type { AutoScalingGroupOptions, SpotMix } from "./app/auto-scaling-types.js";
export type {
  AppLoadBalancer,
  ApplicationLoadBalancer,
  Attributes,
  Listener,
  NetworkLoadBalancer,
  Otherwise,
} from "./app/load-balancer-types.js";
export type { CapacityProviderOptions, ClusterOptions, NamespaceOptions } from "./app/app-types.js";
export type { App } from "./app/app.js";
export type { ConfigureOneOff, OneOff } from "./app/one-off.js";
export type { Kind } from "./brand.js";
export { compile } from "./compile/compile.js";
export type { Compiled, CompileOptions } from "./compile/compile.js";
export { ecsImages } from "./compile/ecs-images.js";
export type { EcsImage, ImageFacts } from "./compile/ecs-images.js";
export type { Sources } from "./compile/sources.js";
export { synth } from "./compile/synth.js";
export type { ContainerCommon } from "./container/container-common.js";
export type {
  AnyLogs,
  AwsLogs,
  Earlier,
  Facts,
  FargateLinuxOptions,
  HealthCheckOptions,
  LinuxOptions,
  LinuxOptionsOnInstances,
  LinuxOptionsOnManagedInstances,
  NewPort,
  NoVolume,
  PortOptions,
  Ulimits,
  UlimitValue,
  Wait,
} from "./container/container-types.js";
export type { Built, Container } from "./container/container.js";
export type { Err, Unavailable, Unless } from "./error-text.js";
export { isApp, isOneOff, isService, isTask } from "./is.js";
export type {
  FargateMark,
  Launch,
  Marked,
  NotOnExternal,
  NotOnFargate,
  NotOnLinux,
  NotOnWindows,
  OnFargate,
  OnManagedInstances,
  OnOwnInstances,
  OnWindows,
} from "./launch.js";
export { queueWorker } from "./presets/queue-worker.js";
export type { QueueWorkerOptions } from "./presets/queue-worker.js";
export { scheduledJob } from "./presets/scheduled-job.js";
export type { ScheduledJobOptions } from "./presets/scheduled-job.js";
export { webService } from "./presets/web-service.js";
export type { WebServiceOptions } from "./presets/web-service.js";
export { secretsManager, ssm } from "./secrets.js";
export type { SecretReference, SecretSource } from "./secrets.js";
export type { PlacedCommon } from "./placed/placed-common.js";
export type { OnInstances, PlacedOnInstances } from "./placed/placed-on-instances.js";
export type { BalancerType, BalancerTypeOf, NetworkMark } from "./app/balancer-type.js";
export type {
  ContainerPort,
  NetworkStickiness,
  NoListener,
  Routable,
  RouteHealthCheck,
  RouteOptions,
  RouteTarget,
  RouteWhen,
  Shift,
  Stickiness,
} from "./service/route-types.js";
export type { ServiceCommon } from "./service/service-common.js";
export type {
  AlarmGuard,
  AliasOptions,
  Canary,
  CircuitBreaker,
  EarlySuccess,
  EbsVolume,
  Linear,
  LoadBalancerOptions,
  LoadBalancerTarget,
  Network,
  NoPort,
  ProxyLogs,
  Rolling,
  ScaledService,
  ScaleOptions,
  ScalingPolicy,
  ScheduledBounds,
  Servable,
  ServeOptions,
  Share,
  ShareOf,
  Shifting,
  Target,
  TrackedTarget,
} from "./service/service-types.js";
export type { Service, ServingService } from "./service/service.js";
export { sidecar } from "./sidecar.js";
export type { Sidecar } from "./sidecar.js";
export { datadogAgent } from "./sidecars/datadog-agent.js";
export type { DatadogAgentOptions } from "./sidecars/datadog-agent.js";
export { fluentBit } from "./sidecars/fluent-bit.js";
export type { FluentBitOptions } from "./sidecars/fluent-bit.js";
export { otelCollector } from "./sidecars/otel-collector.js";
export type { OtelCollectorOptions } from "./sidecars/otel-collector.js";
export type { ReadyOptions } from "./sidecars/ready.js";
export { xrayDaemon } from "./sidecars/xray-daemon.js";
export type { XrayDaemonOptions } from "./sidecars/xray-daemon.js";
export { stages } from "./stages.js";
export type { Stage } from "./stages.js";
export type { ArchFor, FargateOs, FargateSize } from "./task/fargate-size.js";
export { task } from "./task/task-builder.js";
export type { AnyTask, TaskCommon, TaskWithContainers } from "./task/task-common.js";
export type {
  AlsoFor,
  Choose,
  EfsVolume,
  GrantAction,
  GrantOptions,
  GrantResource,
  InstanceTask,
  ManagedTask,
  NewContainer,
  NewVolume,
  Ready,
} from "./task/task-types.js";
export type { Task } from "./task/task.js";
