import type { Assembly } from "@stowage/model";
import { escapePointer } from "@stowage/model";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
} from "@stowage/model/ecs";
import type { Surroundings } from "../src/check-request.js";
import type { Segment } from "../src/pointer.js";
import type { Case } from "./test-rule.js";
import { flawless, service } from "./fixtures.js";

/** One change of a value: what stands at `at` afterwards; undefined: nothing. */
export interface Edit {
  readonly at: readonly Segment[];
  readonly to: unknown;
}

/** The changes that make `to` of `from`. */
export function edits(from: unknown, to: unknown, at: readonly Segment[] = []): Edit[] {
  if (Object.is(from, to)) return [];
  const lists = Array.isArray(from) && Array.isArray(to);
  if (!isContainer(from) || !isContainer(to) || Array.isArray(from) !== Array.isArray(to) || (lists && from.length > to.length))
    return [{ at, to }];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key) => edits(from[key], to[key], [...at, lists ? Number(key) : key]));
}

/** A copy with these changes. */
export function mutate(value: unknown, changes: readonly Edit[]): unknown {
  return changes.reduce((copy: unknown, { at, to }) => put(copy, at, to), structuredClone(value));
}

function put(value: unknown, [first, ...rest]: readonly Segment[], to: unknown): unknown {
  if (first === undefined) return structuredClone(to);
  const container = value as Record<string, unknown>;
  const own = rest.length === 0 && to === undefined ? undefined : put(container[first], rest, to);
  if (own === undefined) delete container[first];
  else container[first] = own;
  return container;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A request in the Assembly that is around it, and the pointer to it there. */
export interface Housed {
  readonly assembly: Assembly;
  readonly prefix: string;
}

/** The Assembly that a request stands in: what is known beside it, and where that leaves something open, what is right. */
export function housed({ on, value, around }: Case): Housed {
  const shell: Record<string, unknown> = {
    ...around.assembly,
    ...(around.capacityProviders && { capacityProviders: around.capacityProviders }),
    format: "stowage/assembly@1",
    app: "shop",
    ...(around.region !== undefined && { region: around.region }),
  };
  const one = (section: string, name: string | undefined, entry: unknown, below = ""): Housed => ({
    prefix: `/${section}/${escapePointer(name ?? "")}${below}`,
    assembly: { ...shell, [section]: { ...(shell[section] as object | undefined), [name ?? ""]: entry } } as unknown as Assembly,
  });
  switch (on) {
    case "assembly":
    case "scaling":
      return { prefix: "", assembly: value as Assembly };
    case "taskDefinition":
      return one("taskDefinitions", (value as RegisterTaskDefinitionRequest).family, value);
    case "cluster":
      return one("clusters", (value as CreateClusterRequest).clusterName, value);
    case "capacityProvider":
      return one("capacityProviders", (value as CreateCapacityProviderRequest).name, value);
    case "namespace":
      return one("namespaces", (value as { Name: string }).Name, value);
    case "runTask":
      return among(one("tasks", "web", { request: value }, "/request"), value as RunTaskRequest, around);
    case "service": {
      const { cluster = "main", serviceName } = value as CreateServiceRequest;
      return among(one("services", `${cluster}/${serviceName}`, value), value as CreateServiceRequest, around);
    }
    case "scalingPolicy":
    case "scheduledAction": {
      const list = on === "scalingPolicy" ? "policies" : "scheduled";
      const owner = around.service ?? service();
      const entry = { target: target(`service/${owner.cluster}/${owner.serviceName}`), [list]: [value] };
      const scaled = one("scaling", `${owner.cluster}/${owner.serviceName}`, entry, `/${list}/0`);
      return among(
        { ...scaled, assembly: { ...scaled.assembly, services: { [`${owner.cluster}/${owner.serviceName}`]: owner } } },
        owner,
        around,
      );
    }
  }
}

/** With the cluster and the task definition that the request names. */
function among({ prefix, assembly }: Housed, request: CreateServiceRequest | RunTaskRequest, around: Surroundings): Housed {
  const { cluster = "main", taskDefinition: family = "web" } = request;
  const ports = [{ name: "http", containerPort: 80, appProtocol: "http" as const }];
  const ready = flawless();
  const task = around.taskDefinition ?? {
    ...ready,
    containerDefinitions: ready.containerDefinitions.map((container) => ({ ...container, portMappings: ports })),
  };
  const providers = { ...assembly.capacityProviders, ...around.capacityProviders };
  const named = (request.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider);
  const plain = { capacityProviders: [...new Set(named)], serviceConnectDefaults: { namespace: "shop" } };
  return {
    prefix,
    assembly: {
      ...assembly,
      clusters: { [cluster]: { ...(around.cluster ?? plain), clusterName: cluster } },
      capacityProviders: providers,
      taskDefinitions: { [family]: { ...task, family } },
    },
  };
}

function target(resource: string): unknown {
  const dimension = { ServiceNamespace: "ecs", ResourceId: resource, ScalableDimension: "ecs:service:DesiredCount" };
  return { ...dimension, MinCapacity: 1, MaxCapacity: 4 };
}
