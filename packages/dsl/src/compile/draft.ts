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
  const sections = {
    clusters: {},
    namespaces: {},
    capacityProviders: {},
    taskDefinitions: {},
    services: {},
    scaling: {},
    tasks: {},
    local: {},
  };
  return { ...sections, families: new Map(), places: [], diagnostics: [] };
}

/** The pointer of an entry of a section. */
export function entry(section: keyof Draft & string, name: string): string {
  return `/${section}/${escapePointer(name)}`;
}

/** Notes where the values at and below a pointer were written. */
export function place(draft: Draft, at: string, sites: Sites | Site): void {
  draft.places.push({ at, sites: "stack" in sites ? { "": sites as Site } : (sites as Sites) });
}

/** Notes a finding of the compiler's own: something that the Assembly cannot show. */
export function note(draft: Draft, rule: string, severity: Diagnostic["severity"], path: string, message: string, hint: string): void {
  draft.diagnostics.push({ rule, severity, path, message, hint });
}
