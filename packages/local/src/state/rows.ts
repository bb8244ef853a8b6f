import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type * as scaling from "@stowage/model/application-autoscaling";
import type * as discovery from "@stowage/model/servicediscovery";
import type * as ecs from "@stowage/model/ecs";
import type { LocalContainer, Wire } from "@stowage/model";
import type { DaemonDeploymentRow, DaemonRevisionRow, DaemonRow } from "./daemon-rows.js";
import type { AutoScalingGroupRow } from "./auto-scaling-group-row.js";
import type { ExpressRow } from "./express-row.js";
import type { GatewayAssociationRow, GatewayRow } from "./gateway-rows.js";
import type { ServiceDeploymentRow } from "./service-deployment-row.js";
import type { ServiceSettings } from "./service-settings.js";
import type { TaskSetRow } from "./task-set-row.js";
import type { ListenerRow, ListenerRuleRow, LoadBalancerRow, TargetGroupRow, TargetRow } from "./load-balancing-rows.js";
import type { AlarmHistoryRow, AlarmRow, MetricHourRow, MetricRow, ScalingActivitiesRow, ServiceLoadRow } from "./monitoring-rows.js";

/**
 * Everything the engine keeps. Rows are plain JSON, never changed, only replaced; keys are ARNs where ECS has one, so that regions and
 * accounts live side by side. Times are milliseconds since 1970 on the wall clock. What can be counted from rows is an index, never a row.
 */
export interface Tables {
  /** By cluster ARN. */
  clusters: ClusterRow;
  /** By `REGION/ACCOUNT/FAMILY`. */
  families: FamilyRow;
  /** By task definition ARN. */
  taskDefinitions: TaskDefinitionRow;
  /** By service ARN. */
  services: ServiceRow;
  /** By deployment id (`ecs-svc/…`). */
  deployments: DeploymentRow;
  /** By the service deployment's ARN. */
  serviceDeployments: ServiceDeploymentRow;
  /** By task set id (`ecs-svc/…`). */
  taskSets: TaskSetRow;
  /** By daemon ARN. */
  daemons: DaemonRow;
  /** By daemon revision ARN. */
  daemonRevisions: DaemonRevisionRow;
  /** By daemon deployment ARN, which begins as its daemon's does but for the kind. */
  daemonDeployments: DaemonDeploymentRow;
  /** By service ARN. */
  expressServices: ExpressRow;
  /** By gateway ARN. */
  gateways: GatewayRow;
  /** By `GATEWAY-ARN|CLUSTER-ARN`. */
  gatewayAssociations: GatewayAssociationRow;
  /** By service ARN. */
  serviceEvents: ServiceEventsRow;
  /** By task ARN: written once. */
  taskSpecs: TaskSpecRow;
  /** By task ARN: written at each transition. */
  taskStatuses: TaskStatusRow;
  /** By container instance ARN. */
  containerInstances: ContainerInstanceRow;
  /** By `REGION/ACCOUNT/NAME`. */
  autoScalingGroups: AutoScalingGroupRow;
  /** By `REGION/ACCOUNT/PROVIDER`: FARGATE or FARGATE_SPOT, where it has no capacity now. */
  fargateShortages: FargateShortageRow;
  /** By capacity provider ARN; those of Fargate are always there and have no row. */
  capacityProviders: CapacityProviderRow;
  /** By the tagged resource's ARN. */
  tags: TagsRow;
  /** By `REGION/ACCOUNT/NAME/PRINCIPAL`. */
  accountSettings: AccountSettingRow;
  /** By `REGION/ACCOUNT/OPERATION/TOKEN`. */
  clientTokens: ClientTokenRow;
  /** By namespace id (`ns-…`). */
  namespaces: NamespaceRow;
  /** By Cloud Map service id (`srv-…`). */
  discoveryServices: DiscoveryServiceRow;
  /** By `SERVICE-ID/INSTANCE-ID`. */
  discoveryInstances: DiscoveryInstanceRow;
  /** By operation id. */
  discoveryOperations: DiscoveryOperationRow;
  /** By `NAMESPACE|RESOURCE|DIMENSION`, prefixed with `REGION/ACCOUNT/`. */
  scalableTargets: ScalableTargetRow;
  /** By policy ARN. */
  scalingPolicies: ScalingPolicyRow;
  /** By scheduled action ARN. */
  scheduledActions: ScheduledActionRow;
  /** By the scalable target's key. */
  scalingActivities: ScalingActivitiesRow;
  /** By load balancer ARN. */
  loadBalancers: LoadBalancerRow;
  /** By target group ARN. */
  targetGroups: TargetGroupRow;
  /** By listener ARN, which begins as its load balancer's does. */
  listeners: ListenerRow;
  /** By rule ARN, which begins as its listener's does. */
  listenerRules: ListenerRuleRow;
  /** By `TARGET-GROUP-ARN|ID|PORT`. */
  targets: TargetRow;
  /** By `REGION/ACCOUNT/NAMESPACE/NAME/DIMENSIONS`. */
  metrics: MetricRow;
  /** By the metric's key, `|` and the hour since 1970. */
  metricHours: MetricHourRow;
  /** By alarm ARN. */
  alarms: AlarmRow;
  /** By alarm ARN; it outlives the alarm. */
  alarmHistories: AlarmHistoryRow;
  /** By service ARN. */
  serviceLoads: ServiceLoadRow;
  /** By `FAMILY/CONTAINER`: what the given Assembly allows to be run on this machine. Written by the Assembly alone, never by an AWS call. */
  localContainers: LocalContainer & { readonly root: string };
}

export type Table = keyof Tables;
export type Row<T extends Table> = Tables[T];

export interface ClusterRow {
  readonly arn: string;
  readonly name: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly settings: readonly ecs.ClusterSetting[];
  readonly configuration?: ecs.ClusterConfiguration | undefined;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly ecs.CapacityProviderStrategyItem[];
  /** The namespace's ARN. */
  readonly serviceConnectNamespace?: string | undefined;
}

export interface FamilyRow {
  /** The highest revision that ever was: numbers are never used again. */
  readonly latest: number;
}

export interface TaskDefinitionRow {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
  /** In registered form, without tags. */
  readonly definition: RegisterTaskDefinitionRequest;
  /** Of a daemon's task definition: as it was registered. Its family and ARN are of a kind of their own. */
  readonly daemon?: Omit<ecs.RegisterDaemonTaskDefinitionRequest, "tags"> | undefined;
  readonly compatibilities: readonly ecs.Compatibility[];
  readonly requiresAttributes: readonly ecs.Attribute[];
  readonly registeredAt: number;
  readonly registeredBy: string;
  readonly deregisteredAt?: number | undefined;
  readonly deleteRequestedAt?: number | undefined;
}

export interface ServiceRow {
  readonly arn: string;
  readonly clusterArn: string;
  readonly name: string;
  readonly status: "ACTIVE" | "DRAINING" | "INACTIVE";
  readonly desiredCount: number;
  readonly schedulingStrategy: ecs.SchedulingStrategy;
  readonly settings: ServiceSettings;
  /** minimumHealthyPercent, maximumPercent, circuit breaker, alarms, strategy, … with defaults filled in. */
  readonly deploymentConfiguration: ecs.DeploymentConfiguration;
  readonly deploymentController: ecs.DeploymentControllerType;
  readonly placementConstraints: readonly ecs.PlacementConstraint[];
  readonly placementStrategy: readonly ecs.PlacementStrategy[];
  readonly healthCheckGracePeriodSeconds: number;
  readonly enableEcsManagedTags: boolean;
  readonly enableExecuteCommand: boolean;
  readonly propagateTags?: ecs.PropagateTags | undefined;
  readonly availabilityZoneRebalancing?: ecs.AvailabilityZoneRebalancing | undefined;
  readonly role?: string | undefined;
  readonly createdAt: number;
  readonly createdBy: string;
  /** Tasks that could not be started in a row, and when the next attempt may be made (the back-off of tasks that never run). */
  readonly startFailures: number;
  readonly retryAt?: number | undefined;
  /** Tasks in a row that ran but ended before they counted as healthy; paces a crash loop. */
  readonly earlyExits?: number | undefined;
  /** What the scheduler last complained of and when, so that it is not said again and again. */
  readonly complaint?: { readonly message: string; readonly at: number } | undefined;
  /** The deployment that completed last: what a rollback returns to. */
  readonly lastCompleted?: DeploymentRow | undefined;
  /** What could not be placed is tried again when something of this cluster changes. */
  readonly blocked?: boolean | undefined;
  readonly inactiveAt?: number | undefined;
  /** Whether the last thing the scheduler said was that the service is steady. */
  readonly steady: boolean;
  /** When that was said last: it is repeated now and then. */
  readonly steadySaidAt?: number | undefined;
  /** A step of Availability Zone rebalancing that is being taken, or why none is until some time. */
  readonly rebalancing?: RebalancingRow | undefined;
}

export interface RebalancingRow {
  /** What was last said of it. */
  readonly state: "IN_PROGRESS" | "BLOCKED";
  /** The task that was started in the emptiest zone. */
  readonly taskArn?: string | undefined;
  /** Where one is stopped once that task is healthy. */
  readonly stopIn?: string | undefined;
  /** What was said of why it does not go on, and when it is tried again. */
  readonly complaint?: string | undefined;
  readonly retryAt?: number | undefined;
}

export interface DeploymentRow {
  readonly id: string;
  readonly serviceArn: string;
  readonly status: "PRIMARY" | "ACTIVE" | "INACTIVE";
  /** Deployments of a service in the order in which they were made. */
  readonly sequence: number;
  readonly settings: ServiceSettings;
  readonly rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  readonly rolloutStateReason: string;
  readonly failedTasks: number;
  /** Its tasks are registered in the alternate target groups of its load balancers: blue and green ones take turns. */
  readonly alternate?: boolean | undefined;
  /** Of one that has been replaced: how many of its tasks are still to run; it only falls. Absent: the service's desired count. */
  readonly desiredCount?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ServiceEventsRow {
  /** Newest first, at most 100. */
  readonly events: readonly { readonly id: string; readonly createdAt: number; readonly message: string }[];
}

export interface TaskSpecRow {
  readonly arn: string;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly family: string;
  readonly group: string;
  readonly startedBy?: string | undefined;
  readonly serviceArn?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly launchType: ecs.LaunchType;
  readonly capacityProviderName?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly platformFamily?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  readonly availabilityZone: string;
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralStorageGiB?: number | undefined;
  readonly overrides: ecs.TaskOverride;
  readonly enableExecuteCommand: boolean;
  readonly network?: TaskNetwork | undefined;
  readonly containers: readonly { readonly name: string; readonly arn: string; readonly image: string }[];
  readonly createdAt: number;
  /** It has no container instance yet, for want of capacity: what there is to know for when one comes. */
  readonly waiting?: WaitingForCapacity | undefined;
}

/** How a task that waits in PROVISIONING is to be placed. */
export interface WaitingForCapacity {
  readonly placementConstraints: readonly ecs.PlacementConstraint[];
  readonly placementStrategy: readonly ecs.PlacementStrategy[];
  readonly subnets: readonly string[];
}

/** The network of an awsvpc task, as its attachment shows it; on the process driver the address is one of 127.0.0.0/8. */
export interface TaskNetwork {
  readonly attachmentId: string;
  readonly subnetId: string;
  readonly networkInterfaceId: string;
  readonly macAddress: string;
  readonly privateIPv4Address: string;
}

export type TaskLastStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

export interface TaskStatusRow {
  readonly lastStatus: TaskLastStatus;
  readonly desiredStatus: "RUNNING" | "STOPPED";
  readonly version: number;
  /** By container name. */
  readonly containers: { readonly [name: string]: ContainerStatus };
  readonly healthStatus: ecs.HealthStatus;
  /** Counts for the lower bound and for the steady state: a field set by a command, so that no time hides in an aggregate. */
  readonly healthy: boolean;
  /** UNHEALTHY, and the grace period is over: a service replaces it. */
  readonly failing?: boolean | undefined;
  /** The target that fails its load balancer's checks, where that is why it is to be replaced. */
  readonly failingTarget?: { readonly groupArn: string; readonly port?: number | undefined; readonly reason: string } | undefined;
  /** Scale-in protection: until then neither scale-in nor rebalancing nor a deployment stops it. */
  readonly protectedUntil?: number | undefined;
  /** Its container instance is DRAINING, or its Fargate host is retired: a service replaces it. */
  readonly displaced?: boolean | undefined;
  /** Its container instance's agent has lost its connection. */
  readonly disconnected?: boolean | undefined;
  /** What its instance's agent says of its network interface. */
  readonly attachment?: string | undefined;
  readonly connectivityAt?: number | undefined;
  readonly pullStartedAt?: number | undefined;
  readonly pullStoppedAt?: number | undefined;
  readonly startedAt?: number | undefined;
  readonly stoppingAt?: number | undefined;
  readonly executionStoppedAt?: number | undefined;
  readonly stoppedAt?: number | undefined;
  readonly stopCode?: ecs.TaskStopCode | undefined;
  readonly stoppedReason?: string | undefined;
}

export interface ContainerStatus {
  readonly lastStatus: "PENDING" | "RUNNING" | "STOPPED";
  readonly startedAt?: number | undefined;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly healthStatus: ecs.HealthStatus;
  readonly runtimeId?: string | undefined;
  /** Host ports where they differ from the definition's (dynamic ones, or a system without addresses of its own for tasks). */
  readonly networkBindings: readonly ecs.NetworkBinding[];
  /** How often its restart policy has started it again, and when the last start was. */
  readonly restartCount?: number | undefined;
  readonly restartedAt?: number | undefined;
  /** The driver's own verdict on this machine, whether or not the definition has a health check; absent: the driver gives none. */
  readonly probe?: "waiting" | "passing" | "failing" | undefined;
  /** A start or a stop was asked of the driver and has not been answered. */
  readonly asked?: "start" | "stop" | undefined;
}

export interface ContainerInstanceRow {
  readonly arn: string;
  readonly id: string;
  readonly clusterArn: string;
  readonly ec2InstanceId?: string | undefined;
  readonly status: "ACTIVE" | "DRAINING" | "INACTIVE";
  readonly agentConnected: boolean;
  /** Since when its agent is connected or not, where that has changed. */
  readonly agentSince?: number | undefined;
  readonly registeredResources: readonly ecs.Resource[];
  readonly attributes: readonly ecs.Attribute[];
  readonly versionInfo?: ecs.VersionInfo | undefined;
  /** The last update of its agent that was asked for, and since when it is where it is. */
  readonly agentUpdate?: { readonly status: ecs.AgentUpdateStatus; readonly since: number } | undefined;
  readonly capacityProviderName?: string | undefined;
  /** Its Auto Scaling group takes it away: since when it drains for that, and when it ends at the latest (Spot: two minutes after the notice). */
  readonly leavingSince?: number | undefined;
  readonly terminateAt?: number | undefined;
  /** When its host was terminated. */
  readonly terminatedAt?: number | undefined;
  /** Of a managed instance: since when it has had no tasks but daemons'. */
  readonly idleSince?: number | undefined;
  /** Daemon revisions whose task was started on it. */
  readonly daemons?: readonly string[] | undefined;
  readonly registeredAt: number;
  readonly version: number;
}

export interface FargateShortageRow {
  /** `capacity`: there is none. `internal`: it fails. */
  readonly cause: "capacity" | "internal";
}

export interface CapacityProviderRow {
  readonly arn: string;
  readonly name: string;
  /** With the defaults of managed scaling, draining and protection. */
  readonly autoScalingGroupProvider?: ecs.AutoScalingGroupProvider | undefined;
  /** Of the other kind: with its defaults, for one cluster alone. */
  readonly managedInstancesProvider?: ecs.ManagedInstancesProvider | undefined;
  readonly clusterArn?: string | undefined;
  /** It has been changed since it was made. */
  readonly updated?: boolean | undefined;
}

export interface TagsRow {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface AccountSettingRow {
  readonly name: ecs.SettingName;
  readonly value: string;
  readonly principalArn: string;
}

export interface ClientTokenRow {
  readonly parameters: string;
  readonly resources: readonly string[];
  readonly at: number;
}

export interface NamespaceRow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: discovery.NamespaceType;
  readonly description?: string | undefined;
  readonly properties?: discovery.NamespaceProperties | undefined;
  readonly creatorRequestId?: string | undefined;
  readonly createdAt: number;
}

export interface DiscoveryServiceRow {
  readonly id: string;
  readonly arn: string;
  readonly namespaceId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly dnsConfig?: discovery.DnsConfig | undefined;
  readonly healthCheckConfig?: discovery.HealthCheckConfig | undefined;
  readonly healthCheckCustomConfig?: discovery.HealthCheckCustomConfig | undefined;
  readonly type?: discovery.ServiceType | undefined;
  readonly creatorRequestId?: string | undefined;
  /** The ECS service whose Service Connect made it, and with which it goes. */
  readonly managedBy?: string | undefined;
  /** Grows with each change of its instances (DiscoverInstancesRevision). */
  readonly revision: number;
  /** The service's own attributes (UpdateServiceAttributes). */
  readonly attributes?: { readonly [name: string]: string } | undefined;
  readonly createdAt: number;
}

export interface DiscoveryInstanceRow {
  readonly serviceId: string;
  readonly instanceId: string;
  readonly attributes: { readonly [name: string]: string };
  readonly health: "HEALTHY" | "UNHEALTHY" | "UNKNOWN";
  readonly creatorRequestId?: string | undefined;
  /** The task that it stands for, if the control plane registered it. */
  readonly taskArn?: string | undefined;
}

export interface DiscoveryOperationRow {
  readonly operation: Wire<discovery.Operation>;
}

export interface ScalableTargetRow {
  readonly target: Wire<scaling.ScalableTarget>;
}

export interface ScalingPolicyRow {
  readonly policy: Wire<scaling.ScalingPolicy>;
}

export interface ScheduledActionRow {
  readonly action: Wire<scaling.ScheduledAction>;
}
