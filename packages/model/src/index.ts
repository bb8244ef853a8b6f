export { ecsArn, formatArn, parseArn, partitionOf } from "./arn.js";
export type { Arn, Place } from "./arn.js";
export { assemblyFormat } from "./assembly.js";
export type {
  Assembly,
  AutoScalingGroup,
  Budget,
  Checks,
  LoadBalancer,
  Grant,
  LocalContainer,
  OneOffTask,
  Section,
  ServiceScaling,
  Suppression,
} from "./assembly.js";
export { assemblyFiles, assemblyFolders } from "./assembly-files.js";
export { ClusterQueryError } from "./cluster-query/cluster-query-error.js";
export { parseQuery } from "./cluster-query/parse-query.js";
export type { Condition, Operator, Query, Subject } from "./cluster-query/query.js";
export { shapeDiagnostic, StowageError } from "./diagnostic.js";
export type { AwsError, Diagnostic, Location, Severity } from "./diagnostic.js";
export { estimateFormat } from "./estimate.js";
export type { Estimate, EstimateLine, UnpricedItem } from "./estimate.js";
export { fargateMemoryFor, fargateSizes, fargateWindowsCpu } from "./fargate.js";
export type { FargateCpu, FargateMemory } from "./fargate.js";
export { heldRequests } from "./held-requests.js";
export type { HeldOperation, HeldRequest } from "./held-requests.js";
export type { JsonValue, Wire } from "./json.js";
export { isAvailable, logDriversOf, serviceFields, taskDefinitionFields } from "./launch-types.js";
export type { LaunchField, LaunchFields, LaunchTarget } from "./launch-types.js";
export { limits } from "./limits.js";
export {
  attributeTakes,
  listenerAttributes,
  loadBalancerAttributes,
  takesValue,
  targetGroupAttributes,
} from "./load-balancing-attributes.js";
export type { LoadBalancingAttribute, LoadBalancingAttributes } from "./load-balancing-attributes.js";
export type {
  ApplicationAttributeKey,
  ListenerAttributeKey,
  NetworkAttributeKey,
  TargetGroupAttributeKey,
} from "./load-balancing-attribute-keys.js";
export { mentions } from "./mentions.js";
export type { Served } from "./mentions.js";
export { nearest, nearestNames } from "./nearest.js";
export { orderRequest } from "./order.js";
export { readAssembly } from "./read-assembly.js";
export { registeredForm } from "./registered.js";
export type { ErrorSchema, OperationSchema, RequestTables, ServiceSchema, StructureSchema, TypeRef, WireSchema } from "./schema.js";
export { serversBefore } from "./servers-before.js";
export { parseTaskCpu, parseTaskMemory } from "./units.js";
export { escapePointer, isObject, pointerSegments, unescapePointer } from "./validation.js";
export type { Issue } from "./validation.js";
export { orderAssembly, writeAssembly } from "./write-assembly.js";
