import type { Assembly, Diagnostic } from "@stowage/model";
import { isObject } from "@stowage/model";
import { check } from "./check.js";
import { describedIn, outputOnlyMembers } from "./described.js";
import type { Described } from "./described.js";
import { documentKind } from "./document-kind.js";
import type { DocumentKind } from "./document-kind.js";
import { pointer } from "./pointer.js";
import type { Segment } from "./pointer.js";
import { atSeverities } from "./policies/suppress.js";
import { readRequest } from "./requests.js";
import type { RequestName } from "./requests.js";
import { runRules, settingsOf } from "./run-rules.js";
import type { CheckOptions } from "./run-rules.js";
import { newSheet } from "./sheet.js";

/** What a document is, and what was found in it. */
export interface CheckedDocument {
  readonly kind: DocumentKind;
  readonly diagnostics: Diagnostic[];
}

/**
 * Checks a plain JSON document after finding out what it is: an Assembly; a task definition to register, or as DescribeTaskDefinition answers
 * (`taskDefinition` is an object, or there is a `taskDefinitionArn`); services, clusters or capacity providers as ECS describes them
 * (`services`, `clusters` or `capacityProviders` is a list of objects), creates or updates one (`service`, `cluster` or `capacityProvider` is
 * an object), or one of them alone (with its `serviceArn`, `clusterArn` or `capacityProviderArn`); a service (by its `serviceName`, or members
 * that no other request has), which is not checked against the task definition that it lacks; a request of RunTask, CreateCluster or
 * CreateCapacityProvider. What is described may have what only an answer has. Never throws, whatever the value is. Paths point into the document
 * as it is written.
 *
 * @example
 * const { kind, diagnostics } = checkDocument(JSON.parse(text));
 */
export function checkDocument(value: unknown, options: CheckOptions = {}): CheckedDocument {
  const kind = documentKind(value);
  switch (kind) {
    case "assembly":
      return { kind, diagnostics: check(value as Assembly, options) };
    case "unknown":
      return { kind, diagnostics: [unknownDocument(value)] };
    case "described-task-definition":
      return { kind, diagnostics: checkDescribedTask(value as Record<string, unknown>, options).filter(isOfRequests) };
    case "described-services":
    case "described-clusters":
    case "described-capacity-providers":
      return { kind, diagnostics: describedIn(value).flatMap((own) => checkDescribed(own, options).filter(isOfRequests)) };
    case "task-definition":
      return { kind, diagnostics: checkWhole("taskDefinition", value, [], options).map(sayAnswered) };
    default:
      return { kind, diagnostics: checkWhole(requestNames[kind], value, [], options) };
  }
}

const requestNames = {
  service: "service",
  "run-task": "runTask",
  cluster: "cluster",
  "capacity-provider": "capacityProvider",
} as const satisfies { readonly [kind in DocumentKind]?: RequestName };

/** Says what a member of ECS's answer is, rather than list what ECS takes. */
function sayAnswered(found: Diagnostic): Diagnostic {
  if (found.rule !== "unknown-field" || !outputOnlyMembers.includes(found.path.slice(1))) return found;
  return { ...found, hint: "Remove it: ECS answers with it, and RegisterTaskDefinition does not take it." };
}

function checkWhole(name: RequestName, value: unknown, base: readonly Segment[], options: CheckOptions): Diagnostic[] {
  const sheet = newSheet();
  const { subject, look } = readRequest(sheet, name, value, base);
  runRules(sheet, subject, base, { on: name, bytesAtMost: look?.bytes }, settingsOf(options), look);
  return atSeverities(sheet.diagnostics, options.severity);
}

/** Tags that AWS gives of itself stand among the others of an answer; that no request may have them is no matter there. */
function isOfRequests({ rule }: Diagnostic): boolean {
  return rule !== "tag-aws-prefix";
}

function checkDescribed({ of, at, answer, request }: Described, options: CheckOptions): Diagnostic[] {
  // Tags are left where they stand, so that findings point at them.
  const asAnswered = Object.hasOwn(answer, "tags") ? { ...request, tags: answer["tags"] } : request;
  // What was not asked for (`--include TAGS SETTINGS`) is answered with an empty list, or not at all: that nothing is there says nothing.
  const silent = ["tags", "settings"].filter((member) => isEmpty(answer[member]));
  return checkWhole(of, asAnswered, at, options).filter(({ path }) => !silent.some((member) => path === pointer([...at, member])));
}

function isEmpty(list: unknown): boolean {
  return list === undefined || list === null || (Array.isArray(list) && list.length === 0);
}

function checkDescribedTask(value: Record<string, unknown>, options: CheckOptions): Diagnostic[] {
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
    "Give a task definition (it has `family` and `containerDefinitions`), a service (`serviceName` and `taskDefinition`), a request of " +
    "RunTask, CreateCluster or CreateCapacityProvider, the answer of describe-task-definition, describe-services, describe-clusters or " +
    "describe-capacity-providers, or an assembly.json.";
  if (Array.isArray(value) && value.length > 0 && value.every(isContainer))
    return "This looks like a list of container definitions: put it into `containerDefinitions` of a task definition, beside its `family`.";
  if (!isObject(value)) return expected;
  if (Array.isArray(value["failures"]))
    return "ECS found nothing of what it was asked about: see `failures`, and ask again, in its Region.";
  if ("AWSTemplateFormatVersion" in value || "Resources" in value) return `This looks like a CloudFormation template. ${expected}`;
  if ("ContainerDefinitions" in value || "Family" in value)
    return "The members of ECS requests begin with a small letter: `containerDefinitions`, `family`.";
  if ("services" in value && isObject(value["services"])) return "This looks like a Compose file: `stowage import` reads those.";
  if (isContainer(value)) return "This looks like one container definition: put it into `containerDefinitions` of a task definition.";
  return expected;
}

function isContainer(value: unknown): boolean {
  return isObject(value) && "name" in value && "image" in value;
}
