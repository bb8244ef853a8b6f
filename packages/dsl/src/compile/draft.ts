import { escapePointer } from "@stowage/model";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
} from "@stowage/model/ecs";
import type { CreateHttpNamespaceRequest } from "@stowage/model/servicediscovery";
import type { Diagnostic, LocalContainer, OneOffTask, ServiceScaling } from "@stowage/model";
import type { Sites, TaskNode } from "../nodes.js";
import { locate } from "../site.js";
import type { Site } from "../site.js";

/** The Assembly while it is being put together. */
export interface Draft {
  readonly clusters: Record<string, CreateClusterRequest>;
  readonly namespaces: Record<string, CreateHttpNamespaceRequest>;
  readonly capacityProviders: Record<string, CreateCapacityProviderRequest>;
  readonly taskDefinitions: Record<string, RegisterTaskDefinitionRequest>;
  readonly services: Record<string, CreateServiceRequest>;
  readonly scaling: Record<string, ServiceScaling>;
  readonly tasks: Record<string, OneOffTask>;
  readonly local: Record<string, LocalContainer>;
  /** Which task a family came from: the same one may stand in several places, two of the same family may not. */
  readonly families: Map<string, TaskNode>;
  /** Pointer prefix → what was written below it. */
  readonly places: { readonly at: string; readonly sites: Sites }[];
  readonly diagnostics: Diagnostic[];
}

export function newDraft(): Draft {
  return {
    clusters: section(),
    namespaces: section(),
    capacityProviders: section(),
    taskDefinitions: section(),
    services: section(),
    scaling: section(),
    tasks: section(),
    local: section(),
    families: new Map(),
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
  draft.places.push({ at, sites: "stack" in sites ? { "": sites as Site } : (sites as Sites) });
}

/** Notes a finding of the compiler's own: something that the Assembly cannot show, so that no rule can find it. */
export function note(draft: Draft, finding: Omit<Diagnostic, "location">, site: Site): void {
  const location = locate(site);
  draft.diagnostics.push({ ...finding, ...(location !== undefined && { location }) });
}
