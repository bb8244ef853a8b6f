import { isObject } from "@stowage/model";
import { describedKind } from "./described.js";
import type { DescribedKind } from "./described.js";

/** What a plain JSON file turned out to be. */
export type DocumentKind =
  | "task-definition"
  | "described-task-definition"
  | "service"
  | "run-task"
  | "cluster"
  | "capacity-provider"
  | "assembly"
  | "unknown"
  | DescribedKind;

/**
 * What the document is, by the members that tell.
 *
 * @example
 * documentKind({ clusterName: "main" }); // "cluster"
 */
export function documentKind(value: unknown): DocumentKind {
  if (!isObject(value)) return "unknown";
  const has = (member: string): boolean => Object.hasOwn(value, member);
  if (has("format") && typeof value["format"] === "string" && value["format"].startsWith("stowage/assembly")) return "assembly";
  if (has("taskDefinition") && isObject(value["taskDefinition"])) return "described-task-definition";
  if (has("taskDefinitionArn") && has("containerDefinitions")) return "described-task-definition";
  const described = describedKind(value);
  if (described !== undefined) return described;
  if (has("containerDefinitions") || has("family")) return "task-definition";
  if (has("serviceName")) return "service";
  if (typeof value["taskDefinition"] === "string") return serviceMembers.some(has) ? "service" : "run-task";
  if (has("autoScalingGroupProvider") || has("managedInstancesProvider")) return "capacity-provider";
  if (has("clusterName")) return "cluster";
  // Tools that deploy services name them elsewhere. UpdateService has these members too, and says `service`.
  return serviceMembers.some(has) && !has("service") ? "service" : "unknown";
}

/** Members that CreateService has and RunTask has not. */
const serviceMembers: readonly string[] = [
  "desiredCount",
  "loadBalancers",
  "deploymentConfiguration",
  "schedulingStrategy",
  "serviceConnectConfiguration",
  "serviceRegistries",
];
