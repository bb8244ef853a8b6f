import type { Assembly, Diagnostic } from "@stowage/model";
import { isObject } from "@stowage/model";
import { check } from "./check.js";
import { pointer } from "./pointer.js";
import type { Segment } from "./pointer.js";
import { atSeverities } from "./policies/suppress.js";
import { readRequest } from "./requests.js";
import type { RequestName } from "./requests.js";
import { runRules, settingsOf } from "./run-rules.js";
import type { CheckOptions } from "./run-rules.js";
import { newSheet, notePlaceholders } from "./sheet.js";

/** What a plain JSON file turned out to be. */
export type DocumentKind =
  | "task-definition"
  | "described-task-definition"
  | "service"
  | "described-services"
  | "run-task"
  | "cluster"
  | "capacity-provider"
  | "assembly"
  | "unknown";

/** What a document is, and what was found in it. */
export interface CheckedDocument {
  readonly kind: DocumentKind;
  readonly diagnostics: Diagnostic[];
}

/**
 * Members of DescribeTaskDefinition's answer that RegisterTaskDefinition does not take. Source: TaskDefinition in AWS's model.
 *
 * @example
 * const request = Object.fromEntries(Object.entries(described).filter(([member]) => !outputOnlyMembers.includes(member)));
 */
export const outputOnlyMembers: readonly string[] = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "deregisteredAt",
  "registeredBy",
  "deleteRequestedAt",
];

/**
 * Members of DescribeServices' answer that CreateService does not take. Source: Service in AWS's model.
 *
 * @example
 * const request = Object.fromEntries(Object.entries(service).filter(([member]) => !serviceOutputMembers.includes(member)));
 */
export const serviceOutputMembers: readonly string[] = [
  "serviceArn",
  "clusterArn",
  "status",
  "runningCount",
  "pendingCount",
  "platformFamily",
  "taskSets",
  "deployments",
  "roleArn",
  "events",
  "createdAt",
  "createdBy",
  "currentServiceDeployment",
  "currentServiceRevisions",
  "resourceManagementType",
];

/**
 * Checks a plain JSON document after finding out what it is: an Assembly; a task definition as DescribeTaskDefinition answers
 * (`taskDefinition` is an object, or there is a `taskDefinitionArn`), services as DescribeServices does (`services` is a list, or there is a
 * `serviceArn`) or one as CreateService does (`service` is an object), whose output-only members are fine; a service (by its `serviceName`),
 * which is not checked against the task definition that it lacks; a request of RunTask, CreateCluster or CreateCapacityProvider; or a task definition to register.
 * Never throws, whatever the value is. Paths point into the document as it is written.
 *
 * @example
 * const { kind, diagnostics } = checkDocument(JSON.parse(text));
 */
export function checkDocument(value: unknown, options: CheckOptions = {}): CheckedDocument {
  const kind = documentKind(value);
  if (kind === "assembly") return { kind, diagnostics: check(value as Assembly, options) };
  if (kind === "unknown") return { kind, diagnostics: [unknownDocument(value)] };
  if (kind === "described-task-definition") return { kind, diagnostics: checkDescribed(value as Record<string, unknown>, options) };
  if (kind === "described-services")
    return { kind, diagnostics: describedServices(value).flatMap((own) => checkDescribedService(own, options)) };
  const diagnostics = checkWhole(requestNames[kind], value, [], options);
  return { kind, diagnostics: kind === "task-definition" ? diagnostics.map(sayAnswered) : diagnostics };
}

/** Says what a member of ECS's answer is, rather than list what ECS takes. */
function sayAnswered(found: Diagnostic): Diagnostic {
  if (found.rule !== "unknown-field" || !outputOnlyMembers.includes(found.path.slice(1))) return found;
  return { ...found, hint: "Remove it: ECS answers with it, and RegisterTaskDefinition does not take it." };
}

const requestNames = {
  "task-definition": "taskDefinition",
  service: "service",
  "run-task": "runTask",
  cluster: "cluster",
  "capacity-provider": "capacityProvider",
} as const satisfies { readonly [kind in DocumentKind]?: RequestName };

/** A service of an answer, and where it stands. */
export interface DescribedService {
  readonly at: readonly Segment[];
  readonly service: Readonly<Record<string, unknown>>;
}

/**
 * The services of DescribeServices' answer, the one of CreateService's or UpdateService's, or one that was taken out of an answer.
 *
 * @example
 * describedServices({ services: [{ serviceName: "web" }] }); // [{ at: ["services", 0], service: { serviceName: "web" } }]
 */
export function describedServices(value: unknown): DescribedService[] {
  if (!isObject(value)) return [];
  const { service, services: list } = value;
  if (isObject(service)) return [{ at: ["service"], service }];
  if (!Array.isArray(list)) return [{ at: [], service: value }];
  return list.flatMap((own: unknown, index) => (isObject(own) ? [{ at: ["services", index], service: own }] : []));
}

function checkDescribedService({ at, service }: DescribedService, options: CheckOptions): Diagnostic[] {
  const daemon = service["schedulingStrategy"] === "DAEMON";
  // Of a daemon service ECS answers how many tasks it wants, and takes no such number.
  const left = daemon ? [...serviceOutputMembers, "desiredCount"] : serviceOutputMembers;
  return checkWhole("service", Object.fromEntries(Object.entries(service).filter(([member]) => !left.includes(member))), at, options);
}

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
  if (isObject(value["service"]) && Object.hasOwn(value["service"], "serviceName")) return "described-services";
  if (Array.isArray(value["services"]) && value["services"].some(isObject)) return "described-services";
  if (has("serviceArn") && has("serviceName")) return "described-services";
  if (has("containerDefinitions") || has("family")) return "task-definition";
  if (has("serviceName")) return "service";
  if (typeof value["taskDefinition"] === "string") return serviceMembers.some(has) ? "service" : "run-task";
  if (has("autoScalingGroupProvider") || has("managedInstancesProvider")) return "capacity-provider";
  if (has("clusterName")) return "cluster";
  return "unknown";
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

function checkWhole(name: RequestName, value: unknown, base: readonly Segment[], options: CheckOptions): Diagnostic[] {
  const sheet = newSheet();
  const { subject, look } = readRequest(sheet, name, value, base);
  runRules(sheet, subject, base, { on: name, bytesAtMost: look?.bytes }, settingsOf(options), look);
  return atSeverities(sheet.diagnostics, options.severity);
}

function checkDescribed(value: Record<string, unknown>, options: CheckOptions): Diagnostic[] {
  const wrapped = isObject(value["taskDefinition"]);
  const described = (wrapped ? value["taskDefinition"] : value) as Record<string, unknown>;
  const registered = Object.fromEntries(Object.entries(described).filter(([member]) => !outputOnlyMembers.includes(member)));
  const base = wrapped ? ["taskDefinition"] : [];
  // Tags are no member of what is described: that they are missing there says nothing.
  const isOfTags = ({ path }: Diagnostic): boolean => !Object.hasOwn(registered, "tags") && path === pointer([...base, "tags"]);
  const diagnostics = checkWhole("taskDefinition", registered, base, options).filter((found) => !isOfTags(found));
  if (!wrapped || !Object.hasOwn(value, "tags")) return diagnostics;
  const tags = checkTags(value["tags"], options);
  return [...diagnostics, ...tags];
}

/** DescribeTaskDefinition answers with the tags beside the task definition: they are checked as if they stood in the request. */
function checkTags(tags: unknown, options: CheckOptions): Diagnostic[] {
  const alone = checkWhole("taskDefinition", { family: "x", containerDefinitions: [], tags }, [], options);
  return alone.filter(({ path }) => path === "/tags" || path.startsWith("/tags/"));
}

function unknownDocument(value: unknown): Diagnostic {
  const sheet = newSheet();
  notePlaceholders(sheet, value);
  return {
    rule: "unknown-document",
    severity: "error",
    path: "",
    message: isObject(value) ? "This is no ECS definition that Stowage knows." : "An ECS definition is a JSON object.",
    hint: hintFor(value),
  };
}

function hintFor(value: unknown): string {
  const expected =
    "Give a task definition (it has `family` and `containerDefinitions`), a service (`serviceName` and `taskDefinition`), the answer of " +
    "describe-task-definition or describe-services, a request of RunTask, CreateCluster or CreateCapacityProvider, or an assembly.json.";
  if (!isObject(value)) return expected;
  if ("AWSTemplateFormatVersion" in value || "Resources" in value) return `This looks like a CloudFormation template. ${expected}`;
  if ("ContainerDefinitions" in value || "Family" in value)
    return "The members of ECS requests begin with a small letter: `containerDefinitions`, `family`.";
  if ("services" in value && isObject(value["services"])) return "This looks like a Compose file: `stowage import` reads those.";
  if ("name" in value && "image" in value)
    return "This looks like one container definition: put it into `containerDefinitions` of a task definition.";
  return expected;
}
