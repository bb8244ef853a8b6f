import { escapePointer } from "@stowage/model";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
} from "@stowage/model/ecs";
import type { CreateListenerInput, CreateRuleInput, CreateTargetGroupInput, ModifyTargetGroupAttributesInput } from "@stowage/model/elbv2";
import type { CreateHttpNamespaceRequest } from "@stowage/model/servicediscovery";
import type { AutoScalingGroup, Diagnostic, Grant, LoadBalancer, LocalContainer, OneOffTask, ServiceScaling } from "@stowage/model";
import type { AppNode, LoadBalancerNode, Sites, TaskNode } from "../nodes.js";
import { locate } from "../site.js";
import type { Site } from "../site.js";

/** The Assembly while it is being put together. */
export interface Draft {
  readonly clusters: Record<string, CreateClusterRequest>;
  readonly namespaces: Record<string, CreateHttpNamespaceRequest>;
  readonly capacityProviders: Record<string, CreateCapacityProviderRequest>;
  readonly autoScalingGroups: Record<string, AutoScalingGroup>;
  readonly taskDefinitions: Record<string, RegisterTaskDefinitionRequest>;
  readonly services: Record<string, CreateServiceRequest>;
  readonly scaling: Record<string, ServiceScaling>;
  readonly tasks: Record<string, OneOffTask>;
  readonly loadBalancers: Record<string, LoadBalancerDraft>;
  readonly grants: Record<string, readonly Grant[]>;
  readonly local: Record<string, LocalContainer>;
  /** Which task a family came from: the same one may stand in several places, two of the same family may not. */
  readonly families: Map<string, TaskNode>;
  /** The apps that were added, and in what setting. */
  readonly apps: Map<AppNode, string>;
  /** The load balancers as they were declared. */
  readonly balancers: Map<string, LoadBalancerNode>;
  /** What was written below which pointers, in order. */
  readonly places: Place[];
  readonly diagnostics: Diagnostic[];
}

/** What was written below a pointer. */
export interface Place {
  readonly at: string;
  readonly sites: Sites;
  /** Nothing is left of what was written at or below the pointer before. */
  readonly anew?: boolean;
}

/** A load balancer while services add their target groups and rules. */
export interface LoadBalancerDraft extends LoadBalancer {
  readonly listeners: CreateListenerInput[];
  readonly targetGroups: CreateTargetGroupInput[];
  readonly targetGroupAttributes: ModifyTargetGroupAttributesInput[];
  readonly rules: CreateRuleInput[];
}

export function newDraft(): Draft {
  return {
    clusters: section(),
    namespaces: section(),
    capacityProviders: section(),
    autoScalingGroups: section(),
    taskDefinitions: section(),
    services: section(),
    scaling: section(),
    tasks: section(),
    loadBalancers: section(),
    grants: section(),
    local: section(),
    families: new Map(),
    apps: new Map(),
    balancers: new Map(),
    places: [],
    diagnostics: [],
  };
}

/** Without a prototype: "constructor" and "__proto__" are valid names of families. */
function section<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** The pointer of an entry of a section. */
export function entry(section: keyof Draft & string, name: string): string {
  return `/${section}/${escapePointer(name)}`;
}

/** Notes where the values at and below a pointer were written. */
export function place(draft: Draft, at: string, sites: Sites | Site): void {
  draft.places.push({ at, sites: "at" in sites ? sites : { at: "", site: sites } });
}

/** Notes who wrote the value at a pointer anew, whatever was there. */
export function placeAnew(draft: Draft, at: string, site: Site): void {
  draft.places.push({ at, sites: { at: "", site }, anew: true });
}

/** Notes a finding of the compiler's own: something that the Assembly cannot show, so that no rule can find it. */
export function note(draft: Draft, finding: Omit<Diagnostic, "location">, site: Site): void {
  const location = locate(site);
  draft.diagnostics.push({ ...finding, ...(location !== undefined && { location }) });
}
