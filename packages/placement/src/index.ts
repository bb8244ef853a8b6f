export { chooseToTerminate, drained, DRAINING_LIMIT_MS, protectedInstances } from "./capacity/terminate.js";
export type { ScalingInstance } from "./capacity/terminate.js";
export { instancesNeeded } from "./capacity/instances-needed.js";
export type { CapacityDemand, CapacityNeed } from "./capacity/instances-needed.js";
export { INITIAL_SCALING_STATE, scaleCapacity } from "./capacity/managed-scaling.js";
export type { ScalingDecision, ScalingInput, ScalingSettings, ScalingState } from "./capacity/managed-scaling.js";
export { capacityProviderReservation } from "./capacity/reservation.js";
export { divide } from "./capacity/divide.js";
export type { CapacityProviderStrategyItem } from "./capacity/divide.js";
export { instanceType, instanceTypeHint, instanceTypeNames } from "./catalogue/instance-type.js";
export type { EdgeLocation } from "./catalogue/edge.js";
export type { InstanceType } from "./catalogue/parse-type.js";
export { registeredMemory } from "./catalogue/registered-memory.js";
export { DISTINCT_INSTANCE_UNSATISFIED, MEMBER_OF_UNSATISFIED } from "./cluster/reasons.js";
export type { Failure } from "./cluster/checks.js";
export { Cluster } from "./cluster/cluster.js";
export type { Choice, InstanceChanges, Remaining } from "./cluster/cluster.js";
export { NO_ACTIVE_INSTANCES, NO_INSTANCES } from "./cluster/refusal.js";
export type { Refusal, RefusalReason } from "./cluster/refusal.js";
export { daemonPlan } from "./daemon.js";
export type { DaemonPlan } from "./daemon.js";
export { commitmentOf } from "./planning/compute-sla.js";
export type { Commitment } from "./planning/compute-sla.js";
export { fleet } from "./planning/fleet/fleet.js";
export type { Fleet, FleetOptions, FleetPart, FleetType } from "./planning/fleet/options.js";
export { fragmentation } from "./planning/fragmentation.js";
export type { CapacityUse, Fragmentation, InstanceFragment } from "./planning/fragmentation.js";
export { survives } from "./planning/survives.js";
export type { ServiceSurvival, Shortfall, Survival, SurvivalOptions } from "./planning/survives.js";
export { rebalance, rebalancingObstacle } from "./rebalance.js";
export type { RebalancingService, RebalancingStep, ZoneTask } from "./rebalance.js";
export { place } from "./place.js";
export type { PlacedTask, Plan, PlannedInstance, UnplacedTasks } from "./place.js";
export { ECS_RESERVED_PORTS, MAX_HOST_PORTS } from "./ports.js";
export { compileQuery } from "./query/compile.js";
export type { CompiledQuery, QueryTarget } from "./query/compile.js";
export { taskRequirements } from "./requirements.js";
export type { ContainerSizes, TaskDefinitionSizes } from "./requirements.js";
export { chooseToStop } from "./scale-in.js";
export type { RunningTask } from "./scale-in.js";
export { importScenario } from "./scenario/import-scenario.js";
export type { ClusterDescription, DescribedInstance, DescribedResource, DescribedTask } from "./scenario/import-scenario.js";
export { placeScenario } from "./scenario/place-scenario.js";
export type { PlaceReport } from "./scenario/place-scenario.js";
export { readScenario } from "./scenario/read-scenario.js";
export { requireScenario } from "./scenario/require-scenario.js";
export type { Scenario, ScenarioGroup, ScenarioInstance } from "./scenario/scenario.js";
export { snapshotOf } from "./scenario/snapshot-of.js";
export type {
  HostPort,
  Instance,
  InstanceStatus,
  NetworkMode,
  PlacementConstraint,
  PlacementStrategy,
  Protocol,
  RequiredAttribute,
  Requirement,
  RunningTasks,
  Snapshot,
  TaskGroup,
} from "./snapshot.js";
