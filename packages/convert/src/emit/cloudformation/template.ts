import type { Assembly } from "@stowage/model";
import type { EmitOptions } from "../emit-options.js";
import type { TaskRole } from "../task-roles.js";
import type { BalancerIds } from "./balancer-ids.js";

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What the resources of a template know of each other: the logical names of those that the Assembly makes. */
export interface References {
  readonly assembly: Assembly;
  readonly options: EmitOptions;
  readonly clusters: ReadonlyMap<string, string>;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly capacityProviders: ReadonlyMap<string, string>;
  readonly taskDefinitions: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
  /** Key of a service → the keys of those that are made before it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** Family → the role that its grants ask for, or the policy added to the role that it names. */
  readonly taskRoles: ReadonlyMap<string, { readonly id: string; readonly role: TaskRole }>;
  readonly autoScalingGroups: ReadonlyMap<string, string>;
  readonly balancers: BalancerIds;
  /** Cluster → the resource that associates capacity providers with it, where there is one. */
  readonly associations: ReadonlyMap<string, string>;
}

/** A reference to a resource of the template, or the text as it is. */
export function refOr(ids: ReadonlyMap<string, string>, text: string | undefined): unknown {
  const id = text === undefined ? undefined : ids.get(text);
  return id === undefined ? text : { Ref: id };
}

/** The ARN of a resource of the template, or the text as it is. */
export function arnOr(ids: ReadonlyMap<string, string>, text: string | undefined): unknown {
  const id = text === undefined ? undefined : ids.get(text);
  return id === undefined ? text : { "Fn::GetAtt": [id, "Arn"] };
}

/** A role's ARN; a bare name is one of the account in which the stack is made. */
export function roleArn(role: string): unknown {
  if (role.startsWith("arn:")) return role;
  return { "Fn::Sub": ["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}", { Role: role }] };
}
