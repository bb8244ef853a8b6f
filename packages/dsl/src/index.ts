export { writeAssembly } from "@stowage/model";
export { app } from "./app/app-builder.js";
export type { AnyApp, AppCommon } from "./app/app-common.js";
export type { AutoScalingGroupOptions, SpotMix } from "./app/auto-scaling-types.js";
export type { AppLoadBalancer, Listener, Otherwise } from "./app/load-balancer-types.js";
export type { CapacityProviderOptions, ClusterOptions, NamespaceOptions } from "./app/app-types.js";
export type { App } from "./app/app.js";
export type { ConfigureOneOff, OneOff } from "./app/one-off.js";
export type { Kind } from "./brand.js";
export { compile } from "./compile/compile.js";
export type { Compiled, CompileOptions } from "./compile/compile.js";
export type { EcsImage } from "./compile/ecs-images.js";
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
  Mountable,
  NewPort,
  PortOptions,
  Ulimits,
  UlimitValue,
  Wait,
} from "./container/container-types.js";
export type { Built, Container } from "./container/container.js";
export type { Err, Unavailable } from "./error-text.js";
export { isApp, isOneOff, isService, isTask } from "./is.js";
export type { FargateMark, Launch, Marked, NotOnFargate, NotOnLinux, NotOnWindows, OnFargate, OnWindows } from "./launch.js";
export type { SecretSource } from "./nodes.js";
export { secretsManager, ssm } from "./secrets.js";
export type { SecretReference } from "./secrets.js";
export type { PlacedCommon } from "./placed/placed-common.js";
export type { OnInstances, PlacedOnInstances } from "./placed/placed-on-instances.js";
export type { Routable, RouteHealthCheck, RouteOptions, RouteTarget, RouteWhen, Shift } from "./service/route-types.js";
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
  ProxyLogs,
  Rolling,
  ScaleOptions,
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
export type { ArchFor, FargateOs, FargateSize } from "./task/fargate-size.js";
export { task } from "./task/task-builder.js";
export type { AnyTask, TaskCommon } from "./task/task-common.js";
export type { AlsoFor, Choose, EfsVolume, InstanceTask, ManagedTask, NewContainer, NewVolume, Ready } from "./task/task-types.js";
export type { Task } from "./task/task.js";
