import type { HeldOperation, HeldRequest, Issue } from "@stowage/model";
import { heldRequests } from "@stowage/model";
import { lookAt } from "./look.js";
import type { Look } from "./look.js";
import { pointer } from "./pointer.js";
import type { Segment } from "./pointer.js";
import type { SubjectName, Subjects } from "./rule.js";
import { notePlaceholders, noteShape } from "./sheet.js";
import type { Sheet } from "./sheet.js";
import { view } from "./view.js";
import { watched } from "./watched.js";

/** Subjects that are one AWS request. */
export type RequestName = Exclude<SubjectName, "assembly" | "scaling">;

/** How one kind of AWS request is read. */
export interface RequestKind extends HeldRequest {
  /** What AWS raises for a request of this kind that it cannot take. */
  readonly exception: string;
  readonly docs: string;
}

export const requestKinds: { readonly [name in RequestName]: RequestKind } = {
  taskDefinition: kind("RegisterTaskDefinition", "ClientException", "API_RegisterTaskDefinition"),
  service: kind("CreateService", "InvalidParameterException", "API_CreateService"),
  runTask: kind("RunTask", "InvalidParameterException", "API_RunTask"),
  cluster: kind("CreateCluster", "InvalidParameterException", "API_CreateCluster"),
  capacityProvider: kind("CreateCapacityProvider", "InvalidParameterException", "API_CreateCapacityProvider"),
  namespace: kind("CreateHttpNamespace", "InvalidInput", "discovery/API_CreateHttpNamespace"),
  scalingPolicy: kind("PutScalingPolicy", "ValidationException", "scaling/API_PutScalingPolicy"),
  scheduledAction: kind("PutScheduledAction", "ValidationException", "scaling/API_PutScheduledAction"),
};

export const scalableTarget: RequestKind = kind("RegisterScalableTarget", "ValidationException", "scaling/API_RegisterScalableTarget");

export interface ReadRequest<N extends RequestName> {
  /** What rules may look at. */
  readonly subject: Subjects[N];
  /** What a walk over the subject saw; absent where a placeholder hides what is there. */
  readonly look?: Look | undefined;
}

/** Notes placeholders and shape of a request that stands at `base`. */
export function readRequest<N extends RequestName>(sheet: Sheet, name: N, value: unknown, base: readonly Segment[]): ReadRequest<N> {
  const operation = requestKinds[name];
  const { schema, structure, validate } = operation;
  const look = lookAt(value);
  if (look.marks) notePlaceholders(sheet, value, base);
  const issues: Issue[] = [];
  validate(value, issues);
  // What has the right shape already is its own view.
  if (issues.length === 0 && !look.nulls) return { subject: value as Subjects[N], look };
  const before = pointer(base);
  for (const issue of issues) issue.path = before + issue.path;
  noteShape(sheet, issues, () => operation);
  const seen = view<Subjects[N] | undefined>(schema, structure, value) ?? view<Subjects[N]>(schema, structure, {});
  return sheet.opaque.size > 0 ? { subject: watched(sheet, seen, before) } : { subject: seen, look: lookAt(seen) };
}

function kind(operation: HeldOperation, exception: string, docs: string): RequestKind {
  return { ...heldRequests[operation], exception, docs };
}
