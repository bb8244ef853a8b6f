export { divide } from "./capacity/divide.js";
export type { CapacityProviderStrategyItem } from "./capacity/divide.js";
export { instanceType, instanceTypeNames, nearestInstanceType } from "./catalogue/instance-type.js";
export type { InstanceType } from "./catalogue/parse-type.js";
export { registeredMemory } from "./catalogue/registered-memory.js";
export { DISTINCT_INSTANCE_UNSATISFIED, MEMBER_OF_UNSATISFIED } from "./cluster/checks.js";
export type { Failure } from "./cluster/checks.js";
export { Cluster } from "./cluster/cluster.js";
export type { Choice, InstanceChanges, Remaining } from "./cluster/cluster.js";
export { NO_ACTIVE_INSTANCES, NO_INSTANCES } from "./cluster/refusal.js";
export type { Refusal, RefusalReason } from "./cluster/refusal.js";
export { place } from "./place.js";
export type { PlacedTask, Plan, PlannedInstance, UnplacedTasks } from "./place.js";
export { ECS_RESERVED_PORTS, MAX_HOST_PORTS } from "./ports.js";
export type { Condition, Operator, Query, Subject } from "./query/ast.js";
export { compileQuery } from "./query/compile.js";
export type { CompiledQuery, QueryTarget } from "./query/compile.js";
export { ClusterQueryError } from "./query/error.js";
export { MAX_EXPRESSION_LENGTH, parseQuery } from "./query/parse.js";
export { taskRequirements } from "./requirements.js";
export type { ContainerSizes, TaskDefinitionSizes } from "./requirements.js";
export { chooseToStop } from "./scale-in.js";
export type { RunningTask } from "./scale-in.js";
export { placeScenario } from "./scenario/place-scenario.js";
export type { PlaceReport } from "./scenario/place-scenario.js";
export { readScenario } from "./scenario/read-scenario.js";
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
