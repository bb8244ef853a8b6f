import type { Issue, ServiceSchema } from "@stowage/model";
import { requestValidators as scalingValidators, schema as scalingSchema } from "@stowage/model/application-autoscaling";
import { requestValidators as ecsValidators, schema as ecsSchema } from "@stowage/model/ecs";
import { requestValidators as discoveryValidators, schema as discoverySchema } from "@stowage/model/servicediscovery";
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
export interface RequestKind {
  readonly schema: ServiceSchema;
  readonly structure: string;
  readonly validate: (value: unknown, out: Issue[]) => void;
  /** What AWS raises for a request of this kind that it cannot take. */
  readonly exception: string;
  readonly docs: string;
}

export const requestKinds: { readonly [name in RequestName]: RequestKind } = {
  taskDefinition: kind(ecsSchema, ecsValidators, "RegisterTaskDefinition", "ClientException", "API_RegisterTaskDefinition"),
  service: kind(ecsSchema, ecsValidators, "CreateService", "InvalidParameterException", "API_CreateService"),
  runTask: kind(ecsSchema, ecsValidators, "RunTask", "InvalidParameterException", "API_RunTask"),
  cluster: kind(ecsSchema, ecsValidators, "CreateCluster", "InvalidParameterException", "API_CreateCluster"),
  capacityProvider: kind(ecsSchema, ecsValidators, "CreateCapacityProvider", "InvalidParameterException", "API_CreateCapacityProvider"),
  namespace: kind(discoverySchema, discoveryValidators, "CreateHttpNamespace", "InvalidInput", "discovery/API_CreateHttpNamespace"),
  scalingPolicy: kind(scalingSchema, scalingValidators, "PutScalingPolicy", "ValidationException", "scaling/API_PutScalingPolicy"),
  scheduledAction: kind(scalingSchema, scalingValidators, "PutScheduledAction", "ValidationException", "scaling/API_PutScheduledAction"),
};

export const scalableTarget: RequestKind = kind(
  scalingSchema,
  scalingValidators,
  "RegisterScalableTarget",
  "ValidationException",
  "scaling/API_RegisterScalableTarget",
);

export interface ReadRequest<N extends RequestName> {
  /** What rules may look at. */
  readonly subject: Subjects[N];
  /** What a walk over the subject saw; absent where a placeholder hides what is there. */
  readonly look?: Look | undefined;
}

/** Notes placeholders and shape of a request that stands at `base`. */
export function readRequest<N extends RequestName>(sheet: Sheet, name: N, value: unknown, base: readonly Segment[]): ReadRequest<N> {
  const { schema, structure, validate, exception, docs } = requestKinds[name];
  const look = lookAt(value);
  if (look.marks) notePlaceholders(sheet, value, base);
  const issues: Issue[] = [];
  validate(value, issues);
  // What has the right shape already is its own view.
  if (issues.length === 0 && !look.nulls) return { subject: value as Subjects[N], look };
  const before = pointer(base);
  for (const issue of issues) issue.path = before + issue.path;
  noteShape(sheet, issues, docs, exception);
  const seen = view<Subjects[N] | undefined>(schema, structure, value) ?? view<Subjects[N]>(schema, structure, {});
  return sheet.opaque.size > 0 ? { subject: watched(sheet, seen, before) } : { subject: seen, look: lookAt(seen) };
}

function kind(
  schema: ServiceSchema,
  validators: { readonly [operation: string]: RequestKind["validate"] },
  operation: string,
  exception: string,
  docs: string,
): RequestKind {
  return { schema, structure: schema.operations[operation]!.input, validate: validators[operation]!, exception, docs };
}
